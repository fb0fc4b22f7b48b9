const mark = (text: string): any => { console.log('evaluate', text); return (_: any, c: any) => { console.log('call', text, c.kind, String(c.name)); }; };
const key = (text: string) => { console.log('key', text); return text; };
@mark('class 1') @mark('class 2')
class A {
  @mark('field') [key('f')] = console.log('field');
  @mark('static field') static s = console.log('static field');
  @mark('m 1') @mark('m 2') m() {}
  @mark('static m') static sm() {}
  @mark('accessor') accessor a = 1;
  @mark('get') get g() { return 1; }
  static { console.log('block'); }
}
new A();
// expect: evaluate class 1
// expect: evaluate class 2
// expect: evaluate field
// expect: key f
// expect: evaluate static field
// expect: evaluate m 1
// expect: evaluate m 2
// expect: evaluate static m
// expect: evaluate accessor
// expect: evaluate get
// expect: call static m method sm
// expect: call m 2 method m
// expect: call m 1 method m
// expect: call accessor accessor a
// expect: call get getter g
// expect: call static field field s
// expect: call field field f
// expect: call class 2 class A
// expect: call class 1 class A
// expect: static field
// expect: block
// expect: field

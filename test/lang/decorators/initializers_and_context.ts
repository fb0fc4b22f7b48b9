function log(v: any, c: any): any {
  console.log(c.kind, String(c.name), c.static, c.private, Object.keys(c).join());
  c.addInitializer(function (this: any) { console.log('initializer of', c.kind, String(c.name), this === A || this instanceof A); });
}
@log
class A {
  @log static sm() {}
  @log m() {}
  @log f = console.log('f');
  @log accessor a = console.log('a');
  @log #p = console.log('#p');
  @log static s = console.log('s');
  after = console.log('after');
  constructor() { console.log('constructor'); }
}
new A();
let late: any;
function keep(_: any, c: any) { late = c.addInitializer; }
class B { @keep m() {} }
try { late(() => {}); } catch (e: any) { console.log(e.name, e.message); }
try { class D { @(() => 5 as any) m() {} } } catch (e: any) { console.log(e.name, e.message); }
// expect: method sm true false kind,name,static,private,access,metadata,addInitializer
// expect: method m false false kind,name,static,private,access,metadata,addInitializer
// expect: accessor a false false kind,name,static,private,access,metadata,addInitializer
// expect: field s true false kind,name,static,private,access,metadata,addInitializer
// expect: field f false false kind,name,static,private,access,metadata,addInitializer
// expect: field #p false true kind,name,static,private,access,metadata,addInitializer
// expect: class A undefined undefined kind,name,metadata,addInitializer
// expect error: ReferenceError: Cannot access 'A' before initialization

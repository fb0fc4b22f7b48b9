const k = 'dyn', s = Symbol('s');
class A { [k + 1]() { return 1; } static [k]() { return 2; } [s]() { return 3; } get [`get${k}`]() { return 4; } 5() { return 5; } 'quoted name'() { return 6; } }
const a: any = new A();
console.log(a.dyn1(), (A as any).dyn(), a[s](), a.getdyn, a[5](), a['quoted name']()); // expect: 1 2 3 4 5 6

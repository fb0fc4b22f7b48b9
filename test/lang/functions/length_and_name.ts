function decl(a: any, b: any) {}
const arrow = (a: any, b = 1, c: any) => 0;
const anon = function () {};
console.log(decl.length, arrow.length, ((...r: any[]) => 0).length, anon.length); // expect: 2 1 0 0
console.log(decl.name, arrow.name, anon.name, (() => 0).name === '', (class Foo {}).name); // expect: decl arrow anon true Foo
const o = { method() {}, ['comp' + 1]: () => 0, get g() { return 1; } };
console.log(o.method.name, o.comp1.name, Object.getOwnPropertyDescriptor(o, 'g')!.get!.name); // expect: method comp1 get g
const s = Symbol('sym');
console.log(({ [s]() {} } as any)[s].name, (function () {}).bind(null).name, decl.bind(null, 1).length); // expect: [sym] bound  1

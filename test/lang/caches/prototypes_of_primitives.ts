// What a site cached of String.prototype or Number.prototype follows their changes: growth, shadowing, accessors, deletion.
(String.prototype as any).foo = () => 'one';
(Number.prototype as any).zed = 1;
const foo = (s: any) => s.foo();
const bar = (s: any) => s.bar;
const zed = (n: any) => n.zed;
for (let i = 0; i < 5; i++) [foo('x'), bar('x'), zed(i)];
console.log(foo('x'), bar('x'), zed(1)); // expect: one undefined 1
for (let i = 0; i < 60; i++) {
  (String.prototype as any)[`p${i}`] = i;
  (Number.prototype as any)[`p${i}`] = i;
}
(String.prototype as any).foo = () => 'two';
(Number.prototype as any).zed = 2;
(Object.prototype as any).bar = 'object';
console.log(foo('x'), bar('x'), zed(1.5)); // expect: two object 2
(String.prototype as any).bar = 'string';
console.log(foo('x'), bar('x')); // expect: two string
Object.defineProperty(String.prototype, 'foo', { get: () => () => 'getter', configurable: true });
console.log(foo('x')); // expect: getter
delete (String.prototype as any).foo;
delete (Number.prototype as any).zed;
try { foo('x'); } catch (e) { console.log((e as Error).message, zed(1)); } // expect: s.foo is not a function undefined

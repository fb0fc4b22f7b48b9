function f(a: any) {}
const d = Object.getOwnPropertyDescriptor(f, 'name')!;
console.log(d.writable, d.enumerable, d.configurable); // expect: false false true
Object.defineProperty(f, 'name', { value: 'renamed' });
console.log(f.name); // expect: renamed
(f as any).length = 10;
console.log(f.length, delete (f as any).length, f.length); // expect: 1 true 0

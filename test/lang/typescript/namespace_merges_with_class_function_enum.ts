class C { static s = 1; }
namespace C { export const extra = C.s + 1; }
function f() { return f.prop; }
namespace f { export const prop = 'p'; }
enum E { A }
namespace E { export const parse = (s: string) => (E as any)[s]; }
console.log((C as any).extra, f(), E.parse('A')); // expect: 2 p 0

namespace N { export const x = 'N.x'; export const y = 'N.y'; }
const x = 'outer x';
namespace N { export const seen = x + ' ' + y; { const x = 'block x'; console.log(x, N.x); } }
console.log(N.seen);
namespace M { const M = 5; export const value = M; }
console.log(M.value);
namespace P { export namespace P { export const deep = 1; } export const up = P.deep + 1; }
console.log(P.up, P.P.deep);
namespace Q { export function Q() { return 'inner Q'; } export const r = Q(); }
console.log(Q.r);
function outer(p: string): string {
  const inside = 'inside ' + p;
  return new (class { m() { return inside; } })().m();
}
console.log(outer('p'));
namespace Hoisted { console.log(early()); export function early() { return typeof later; } export var later = 1; }
namespace Live { export let n = 0; export const read = () => n; export const obj = { get n() { return n; }, set n(v) { n = v; } }; }
Live.n = 5;
console.log(Live.read(), Live.obj.n, (Live.obj.n = 7), Live.n);
namespace Loops { export let sum = 0; for (let i = 0; i < 3; i++) sum += i; const fs: (() => number)[] = []; for (let i = 0; i < 3; i++) fs.push(() => i * sum); export const all = fs.map((f) => f()).join(); }
console.log(Loops.sum, Loops.all);
declare namespace Ghost { const nothing: number; }
console.log(typeof (globalThis as any).Ghost);

namespace N {
  export let tag = (strings: TemplateStringsArray, ...values: unknown[]): string => strings.raw.join('_') + values.join();
  export let count = 0;
  export const list = [1, 2, 3];
  export let holder: any = { n: 1 };
  export class K { static made = 0; constructor() { K.made++; count++; } }
  export const made = new K() instanceof K;
  export let f: any = function (this: any, x?: number) { return [typeof this, x].join(); };
  console.log(tag`a${1}b${2}`, count++, ++count, count--, -count, typeof count, typeof missing(), count ** 2, `${count}`);
  function missing(): string { return 'function'; }
  count += 5; count &&= 7; count ||= 1; holder.n ??= 2; holder.n++;
  [count, holder.m] = [holder.n, count]; ({ count, ...holder.rest } = { count: 9, z: 1 });
  console.log(count, JSON.stringify(holder), [...list, count].join(), { count, list }.count, Math.max(...list), f(1), f?.(2), (f)(3), new (class { c = count })().c);
  for (count = 0; count < 3; count++) list.push(count);
  for (const x in { a: 1 }) holder[x] = count;
  label: for (;;) { switch (count) { case 3: break label; default: count = 3; } }
  try { throw count; } catch (e) { count = (e as number) + 1; } finally { list.length = count; }
  export const arrow = () => count, method = { count() { return count; } }.count, gen = function* () { yield* list; };
  export async function later() { await null; return count + (await Promise.resolve(list.length)); }
  if (count) { var inner = 'var in a block'; }
  export const seen = inner!;
}
console.log(N.count, N.list.join(), N.arrow(), N.method(), [...N.gen()].join(), await N.later(), N.seen, N.K.made, N.made, Object.keys(N).join());
N.count = 50; N.f = () => 'replaced';
console.log(N.arrow(), N.f(), N.tag`x`);
export namespace Exported { export const own = N.count; export namespace Deep { export const up = own + 1; } }
export { N as Renamed };
console.log(Exported.Deep.up);
class Outer { static #secret = 5; static inside = (() => { const C = class { v = Outer.#secret; }; return new C().v; })(); }
namespace Outer { export const late = Outer.inside + 1; }
console.log(Outer.late);

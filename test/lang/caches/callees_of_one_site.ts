// One call site meets natives, natives that stand for other calls, generators, closures, classes and what cannot be called.
function* count() {
  let got = yield 1;
  got = yield got * 2;
  return got;
}
class C {
  constructor(readonly v = 0) {}
}
const g = count();
const bound = Math.max.bind(null, 7);
const proxy = new Proxy(Math.min, { apply: () => 'trap' });
const make = (n: number) => () => n;
const fs: [any, any, any[]][] = [
  [Math.max, null, [1, 2]],
  [Math.abs, null, [-3]],
  [bound, null, [3, 9]],
  [g.next, g, []],
  [g.next, g, [21]],
  [g.return, g, ['end']],
  [g.next, g, []],
  [make(5), null, []],
  [make(6), null, []],
  [proxy, null, [1]],
  [String.prototype.charAt, 'xyz', [1]],
  [Function.prototype.call, Math.min, [null, 8, 4]],
  [Function.prototype.apply, Math.min, [null, [6, 5]]],
  [Reflect.apply, Reflect, [Math.sign, null, [-2]]],
  [C, null, []],
  [{}, null, []],
  [null, null, []],
  [String.prototype.repeat, 'x', [-1]],
  [Array.prototype.push, [1, 2], [3]],
];
function invoke(f: any, self: any, a: any, b: any, c: any): unknown {
  if (self === null) return f(a, b, c);
  const o = Object(self);
  o.method = f;
  const result = c !== undefined ? o.method(a, b, c) : b !== undefined ? o.method(a, b) : o.method(a);
  delete o.method;
  return result;
}
function show(v: any): string {
  return typeof v === 'object' && v !== null ? JSON.stringify(v) : String(v);
}
for (let round = 0; round < 2; round++) {
  const out: string[] = [];
  for (const [f, self, args] of fs) {
    try {
      out.push(show(invoke(f, self, args[0], args[1], args[2])));
    } catch (error) {
      out.push((error as Error).name);
    }
  }
  console.log(out.join(' '));
}
// expect: NaN 3 NaN {"value":1,"done":false} {"value":42,"done":false} {"value":"end","done":true} {"done":true} 5 6 trap y 4 5 -1 TypeError TypeError TypeError RangeError 3
// expect: NaN 3 NaN {"done":true} {"done":true} {"value":"end","done":true} {"done":true} 5 6 trap y 4 5 -1 TypeError TypeError TypeError RangeError 4

// A native may throw, be replaced and collected behind the site's back.
let calls = 0;
const box = { f: Math.max as (...a: number[]) => number };
for (let i = 0; i < 60; i++) {
  if (i === 20) box.f = (...a) => a.length;
  if (i === 40) box.f = Math.hypot.bind(null, 3);
  calls += box.f(4, i % 2);
}
console.log(Math.round(calls)); // expect: 221

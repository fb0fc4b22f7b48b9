const original = Array.prototype[Symbol.iterator];
(Array.prototype as any)[Symbol.iterator] = function () { let n = 0; return { next: () => ({ value: 'patched', done: n++ > 0 }) }; };
for (const v of [1, 2, 3]) console.log(v);
Array.prototype[Symbol.iterator] = original;
for (const v of [1, 2]) console.log(v);
// expect: patched
// expect: 1
// expect: 2

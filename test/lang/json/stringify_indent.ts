console.log(JSON.stringify({ a: [1, { b: 2 }], c: {}, d: [] }, null, 2));
console.log(JSON.stringify([1, [2]], null, '--'));
console.log(JSON.stringify({ a: 1 }, null, 20).split('\n')[1]!.length, JSON.stringify({ a: 1 }, null, 'x'.repeat(20)).length, JSON.stringify([1], null, 0), JSON.stringify([1], null, ''));
// expect: {
// expect:   "a": [
// expect:     1,
// expect:     {
// expect:       "b": 2
// expect:     }
// expect:   ],
// expect:   "c": {},
// expect:   "d": []
// expect: }
// expect: [
// expect: --1,
// expect: --[
// expect: ----2
// expect: --]
// expect: ]
// expect: 16 20 [1] [1]

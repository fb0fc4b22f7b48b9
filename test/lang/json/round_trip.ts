const v = { s: 'x', n: [1, 2.5, -3, 1e100], b: true, z: null, deep: { a: [{ b: ['c'] }] }, '': 'empty key', 'ключ': 'знач' };
console.log(JSON.stringify(JSON.parse(JSON.stringify(v))) === JSON.stringify(v), Object.prototype.toString.call(JSON)); // expect: true [object JSON]

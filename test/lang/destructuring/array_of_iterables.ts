const [a, b] = 'hi';
const [c, ...d] = new Set([1, 2, 3]);
const [[k, v]] = new Map([['key', 'value']]);
console.log(a, b, c, d.join(), k, v); // expect: h i 1 2,3 key value

let calls = 0;
const t = (r: boolean) => () => (calls++, r);
console.log([1, 2, 3].some(t(true)), calls, [1, 2, 3].every(t(false)), calls, [].some(t(true)), [].every(t(false))); // expect: true 1 false 2 false true

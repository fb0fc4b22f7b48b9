const f = (a: any, b: any,) => [a, b,];
const { a, b, } = { a: 1, b: 2, };
const [x, y, ,] = [1, 2, 3,];
console.log(f(1, 2,).length, a + b, x + y, [1, , ,].length); // expect: 2 3 3 3

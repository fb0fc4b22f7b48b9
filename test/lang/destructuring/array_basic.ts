const [a, , b, ...rest] = [1, 2, 3, 4, 5];
console.log(a, b, rest.join()); // expect: 1 3 4,5
const [x, y = 'dy', z = x] = ['x'] as any[];
console.log(x, y, z); // expect: x dy x

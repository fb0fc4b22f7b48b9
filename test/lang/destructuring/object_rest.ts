const { a, ...rest } = { a: 1, b: 2, c: 3 };
console.log(a, JSON.stringify(rest)); // expect: 1 {"b":2,"c":3}
const key = 'x';
const { [key]: x, ...others } = { x: 1, y: 2, [Symbol('s')]: 3 } as any;
console.log(x, Object.keys(others).join(), Object.getOwnPropertySymbols(others).length); // expect: 1 y 1

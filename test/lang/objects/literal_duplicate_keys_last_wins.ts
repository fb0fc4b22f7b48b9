// @ts-ignore: wrong by its types, on purpose
const o: any = { a: 1, b: 2, a: 3 };
console.log(JSON.stringify(o)); // expect: {"a":3,"b":2}
// @ts-ignore: wrong by its types, on purpose
const p: any = { get a() { return 'g'; }, a: 'v' };
console.log(p.a, JSON.stringify(Object.getOwnPropertyDescriptor(p, 'a'))); // expect: v {"value":"v","writable":true,"enumerable":true,"configurable":true}

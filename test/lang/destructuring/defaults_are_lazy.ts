let calls = 0;
const d = () => ++calls;
const { a = d(), b = d() } = { a: 0 } as any;
const [c = d()] = [null] as any[];
console.log(a, b, c, calls); // expect: 0 1 null 1

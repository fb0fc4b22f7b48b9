const t = true, b: any = 1, c: any = 2;
console.log(t ? (b) : c, t ? (b): any => c : 0 ? 1 : 2); // expect: 1 [Function (anonymous)]
const f = t ? (x: number) => x + 1 : (x: number) => x - 1;
console.log(f(1)); // expect: 2

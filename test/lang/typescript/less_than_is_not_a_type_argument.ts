const f = (a: any, b?: any) => [a, b].join();
const a: any = 1, b: any = 2, c: any = 3;
console.log(f(a < b, b > c), a < b && b > c, a<b, a>>b, (a<(b))); // expect: true,false false true 0 true

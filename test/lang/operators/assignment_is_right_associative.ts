let a: number, b: number, c: number;
a = b = c = 4;
console.log(a, b, c); // expect: 4 4 4
const o: any = {};
o.x = o.y = 3;
console.log(o.x + o.y); // expect: 6

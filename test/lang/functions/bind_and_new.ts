class P { constructor(public x: number, public y: number) {} }
const B: any = (P as any).bind(null, 1);
const p = new B(2);
console.log(p.x, p.y, p instanceof P, p.constructor === P); // expect: 1 2 true true

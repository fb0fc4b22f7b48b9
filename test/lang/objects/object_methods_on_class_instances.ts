class P { constructor(public x: number) {} toString() { return `P(${this.x})`; } valueOf() { return this.x; } }
const p: any = new P(3);
console.log(`${p}`, p + 1, p > 2, String(p), [p, p].join()); // expect: P(3) 4 true P(3) P(3),P(3)

class P {
  sum: number;
  constructor(public a: number, private readonly b = 10, protected c?: string, plain = 5, readonly d = a + plain) { this.sum = a + this.b + plain; }
}
const p = new P(1);
console.log(p.sum, Object.keys(p).join(), p.d, 'plain' in p, 'c' in p); // expect: 16 a,b,c,d,sum 6 false true

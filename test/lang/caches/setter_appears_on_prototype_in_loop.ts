class A {}
const log: any[] = [];
const make = (i: number) => { const a: any = new A(); a.v = i; return a; };
for (let i = 0; i < 4; i++) {
  if (i === 2) Object.defineProperty(A.prototype, 'v', { set(x) { log.push('set ' + x); }, get() { return 'acc'; }, configurable: true });
  log.push(String(make(i).v));
}
console.log(log.join()); // expect: 0,1,set 2,acc,set 3,acc

class A { m() { return 'A'; } }
class B extends A {}
class C extends B {}
const c = new C();
const out: string[] = [];
for (let i = 0; i < 6; i++) {
  if (i === 2) (B.prototype as any).m = () => 'B';
  if (i === 4) (c as any).m = () => 'own';
  out.push(c.m());
}
console.log(out.join()); // expect: A,A,B,B,own,own

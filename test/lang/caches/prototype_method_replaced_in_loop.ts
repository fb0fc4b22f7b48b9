class A { m() { return 'old'; } }
const a = new A();
const out: string[] = [];
for (let i = 0; i < 6; i++) {
  if (i === 3) A.prototype.m = () => 'new';
  out.push(a.m());
}
console.log(out.join()); // expect: old,old,old,new,new,new

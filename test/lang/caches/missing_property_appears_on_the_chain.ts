class A {}
const a: any = new A();
const out: any[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) (A.prototype as any).late = 'late';
  out.push(String(a.late));
}
console.log(out.join()); // expect: undefined,undefined,late,late

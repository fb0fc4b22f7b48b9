class Base { m() { return 'base'; } }
class Sub extends Base { m() { return 'sub'; } }
const s = new Sub();
const out: string[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) delete (Sub.prototype as any).m;
  out.push(s.m());
}
console.log(out.join()); // expect: sub,sub,base,base

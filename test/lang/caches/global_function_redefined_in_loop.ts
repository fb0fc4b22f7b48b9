var target: any = () => 'one';
const out: string[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) (globalThis as any).target = () => 'two';
  out.push(target());
}
console.log(out.join()); // expect: one,one,two,two

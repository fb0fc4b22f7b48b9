const f = (x: number) => Math.floor(x);
const out: any[] = [f(1.5)];
const saved = Math.floor;
Math.floor = () => 99;
out.push(f(1.5));
Math.floor = saved;
out.push(f(2.5));
console.log(out.join()); // expect: 1,99,2

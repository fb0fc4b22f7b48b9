const o: any = { x: 1 };
let fs: any[] = [];
for (let i = 0; i < 2; i++) {
  with ({ x: i * 10 }) {
    let y = x + 1;
    fs.push(() => x + y, (v: number) => { x = v; });
  }
}
console.log(fs[0](), fs[2](), fs[3](5), fs[2](), fs[0]()); // expect: 1 21 undefined 16 1
with (o) {
  let x = 'block';
  console.log(x, (() => x)()); // expect: block block
  { const inner = typeof x; console.log(inner); } // expect: string
}
function g(x: any) { with (o) return (() => x)(); }
console.log(g('parameter')); // expect: 1
delete o.x;
console.log(g('parameter')); // expect: parameter

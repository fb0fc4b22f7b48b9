const out: any[] = [];
for (let i = 0; i < 3; i++) {
  let v: any;
  out.push(v);
  v = i;
}
console.log(out.join('|'), out.length); // expect: || 3

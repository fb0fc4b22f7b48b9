const o: any = { a: 1 };
let n = 0;
for (const k in o) {
  o['new' + n] = 1;
  if (++n > 100) break;
}
console.log(n < 100); // expect: true

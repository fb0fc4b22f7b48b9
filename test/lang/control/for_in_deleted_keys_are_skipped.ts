const o: any = { a: 1, b: 2, c: 3 };
const keys: string[] = [];
for (const k in o) {
  keys.push(k);
  delete o.b;
}
console.log(keys.join()); // expect: a,c

const get = (o: any) => o.v;
let sum = 0;
for (let i = 0; i < 40; i++) {
  const o: any = {};
  for (let j = 0; j < i % 13; j++) o['p' + j] = j;
  o.v = i;
  sum += get(o);
}
console.log(sum); // expect: 780

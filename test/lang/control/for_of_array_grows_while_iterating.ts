const a = [1, 2, 3];
const seen: number[] = [];
for (const x of a) {
  seen.push(x);
  if (a.length < 6) a.push(x * 10);
}
console.log(seen.join()); // expect: 1,2,3,10,20,30

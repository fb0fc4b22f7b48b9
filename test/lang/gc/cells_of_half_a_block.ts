// Arrays whose storage is between a line and a block in size: what they hold survives, wherever they were put.
const kept: number[][] = [];
for (let round = 0; round < 60; round++) {
  const list: number[] = [];
  for (let i = 0; i < 2600 + round; i++) list.push(i * 3 + round);
  kept.push(list.slice());
  let garbage: unknown = null;
  for (let i = 0; i < 3000; i++) garbage = { garbage, i };
  if (round % 7 === 0) kept.shift();
}
let wrong = 0;
for (const list of kept) {
  const base = list[0];
  for (let i = 0; i < list.length; i++) if (list[i] !== i * 3 + base) wrong++;
}
console.log(kept.length, wrong); // expect: 51 0

// A counted loop over ints, entered at its start and at its header.
function sum(n: number): number {
  let s = 0;
  for (let i = 0; i < n; i++) s += i;
  return s;
}

for (let k = 0; k < 40; k++) sum(30);

let solutions = 0;
const place = (row: number, cols: number, d1: number, d2: number) => {
  if (row === 8) { solutions++; return; }
  for (let free = 255 & ~(cols | d1 | d2); free; free &= free - 1) { const bit = free & -free; place(row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1); }
};
place(0, 0, 0, 0);
console.log(solutions); // expect: 92

// Texts of doubles are kept for a while: the same number gives the same text, whatever was asked for in between.
const values = [0.5, -0.5, -0, NaN, 1e21, -1e-7, 123456.789, Infinity, 2 ** 53, 5e-324];
const first = values.map(String).join(' ');
console.log(first); // expect: 0.5 -0.5 0 NaN 1e+21 -1e-7 123456.789 Infinity 9007199254740992 5e-324
let same = 0;
for (let round = 0; round < 50; round++) {
  if (values.map((value) => `${value}`).join(' ') === first) same++;
  let sum = 0;
  for (let i = 0; i < 300; i++) sum += String(i / 7 + round).length;
  if (sum < 300) same = -1;
}
console.log(same); // expect: 50
const half = String(1 / 8);
const grown = half + '!';
console.log(half, grown, String(0.125)); // expect: 0.125 0.125! 0.125

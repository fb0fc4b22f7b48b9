function make() {
  let a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10;
  return { sum: () => a + b + c + d + e + f + g + h + i + j, bump() { a++; e++; j++; } };
}
const m = make();
m.bump();
console.log(m.sum()); // expect: 58

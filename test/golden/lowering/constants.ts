enum Level {
  Low = 1,
  High = Low << 4,
}
const folded = 2 * 3 + -1;
const text = 'a' + 1 + 'b';
function dead(x: number) {
  const copy = x;
  if (false) return 1;
  const unused = 5;
  return copy + Level.High;
}

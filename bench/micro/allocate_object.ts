/** Short-lived objects: a literal and a class instance each turn. */
class Pair {
  constructor(
    readonly a: number,
    readonly b: number,
  ) {}
}

function loop(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    const point = { x: i, y: 1 };
    const pair = new Pair(point.x, point.y);
    sum += pair.a - pair.b;
  }
  return sum;
}

const expected = loop(2_000);

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop(2_000) !== expected) return false;
  return expected === 1_997_000;
};

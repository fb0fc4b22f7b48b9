/** A property read that always sees one shape. */
interface Point {
  x: number;
  y: number;
}

const points: Point[] = [];
for (let i = 0; i < 8; i++) points.push({ x: i, y: -i });

function loop(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    const point = points[i & 7];
    sum += point.x + point.y + 1;
  }
  return sum;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 4_000) === inner * 4_000;

// Fields of a known shape, doubles, a call that is inlined.
class Point {
  readonly x: number;
  readonly y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  dot(other: Point): number {
    return this.x * other.x + this.y * other.y;
  }
}

function norm(p: Point): number {
  return Math.sqrt(p.dot(p));
}

const p = new Point(0.5, 1.5);
for (let k = 0; k < 100; k++) norm(p);

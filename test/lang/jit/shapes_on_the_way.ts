// Objects that pass through several shapes while they are made, in a program that collects between: what was seen stays known.
class Cell {
  a: number;
  b: number;
  c: number;
  constructor(a: number, b: number, c: number) {
    this.a = a;
    this.b = b;
    this.c = c;
  }
  next(): Cell {
    return new Cell(this.b, this.c, this.a + 1);
  }
}

function walk(n: number): number {
  let cell = new Cell(0, 0, 0);
  for (let i = 0; i < n; i++) cell = cell.next();
  return cell.a + cell.b + cell.c;
}

let total = 0;
let kept: number[][] = [];
for (let i = 0; i < 400; i++) {
  total += walk(30);
  kept.push(new Array(200).fill(i));
  if (kept.length > 20) kept = [];
}
console.log(total, Object.keys(new Cell(1, 2, 3)).join()); // expect: 12000 a,b,c

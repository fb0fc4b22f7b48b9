// Objects and arrays that are taken apart: none is made in the loop, and each exit says what is in them.
class Vector {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  turned(): Vector {
    return new Vector(-this.y, this.x);
  }
}

function turn(n: number): number {
  let v = new Vector(0.5, 2);
  let a = 1;
  let b = 0;
  for (let i = 0; i < n; i++) {
    v = v.turned();
    [a, b] = [b, a];
  }
  return v.x + a;
}

let total = 0;
for (let i = 0; i < 2000; i++) total += turn(30);
console.log(total);

class Point { constructor(public x: number, public y: number) {} static origin() { return Point.zero; } }
namespace Point {
  export const zero = new Point(0, 0);
  export function add(a: Point, b: Point) { return new Point(a.x + b.x, a.y + b.y); }
  export class Polar extends Point { constructor(r: number, t: number) { super(r * t, r); } }
  export interface Options { wide: boolean }
}
console.log(Point.origin() === Point.zero, JSON.stringify(Point.add(new Point(1, 2), new Point.Polar(3, 4))), Object.keys(Point).join());
function greet(name: string): string { return greet.prefix + name + greet.Styles.loud; }
namespace greet { export let prefix = 'hello '; }
namespace greet { export enum Styles { loud = '!' } }
console.log(greet('you'));
greet.prefix = 'bye ';
console.log(greet('you'), Object.keys(greet).join(), greet.name, typeof greet);
enum Mode { On = 1 }
namespace Mode { export const flip = (m: Mode) => (m === Mode.On ? 0 : Mode.On); }
console.log(Mode.flip(Mode.On), Mode.flip(Mode.flip(Mode.On) as Mode), Object.keys(Mode).join());
async function later() { return later.value; }
namespace later { export const value = 'later'; }
console.log(await later());
function* numbers() { yield* numbers.all; }
namespace numbers { export const all = [1, 2, 3]; }
console.log([...numbers()].join());
abstract class Shape { abstract area(): number; static make(): Shape { return new Shape.Square(3); } }
namespace Shape { export class Square extends Shape { constructor(private side: number) { super(); } area() { return this.side ** 2; } } }
console.log(Shape.make().area());

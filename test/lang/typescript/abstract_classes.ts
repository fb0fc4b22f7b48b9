abstract class Shape {
  abstract area(): number;
  abstract readonly name: string;
  protected abstract get secret(): number;
  describe() { return `${this.name} ${this.area()} ${this.secret}`; }
}
class Square extends Shape { name = 'square'; constructor(private s: number) { super(); } area() { return this.s ** 2; } protected get secret() { return 7; } }
console.log(new Square(3).describe(), 'area' in Shape.prototype); // expect: square 9 7 false

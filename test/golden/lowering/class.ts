class Shape {
  #name: string;
  sides = 0;
  constructor(name: string) {
    this.#name = name;
  }
  get name() {
    return this.#name;
  }
}
class Square extends Shape {
  static readonly count = 4;
  constructor(public edge: number) {
    super('square');
  }
}
new Square(2);

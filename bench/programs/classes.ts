/** A class hierarchy: shapes with abstract methods, accessors, super calls, statics and private state, and a visitor. */
interface Visitor<R> {
  circle(circle: Circle): R;
  box(box: Box): R;
  group(group: Group): R;
}

abstract class Shape {
  static created = 0;
  #selected = false;
  protected constructor(
    protected left: number,
    protected top: number,
  ) {
    Shape.created++;
  }

  abstract get area(): number;
  abstract accept<R>(visitor: Visitor<R>): R;

  get selected(): boolean {
    return this.#selected;
  }

  set selected(value: boolean) {
    this.#selected = value;
  }

  move(dx: number, dy: number): this {
    this.left += dx;
    this.top += dy;
    return this;
  }

  contains(x: number, y: number): boolean {
    return x >= this.left && y >= this.top;
  }

  describe(): string {
    return `${this.left},${this.top}`;
  }
}

class Circle extends Shape {
  constructor(
    left: number,
    top: number,
    readonly radius: number,
  ) {
    super(left, top);
  }
  get area(): number {
    return 3 * this.radius * this.radius;
  }
  override contains(x: number, y: number): boolean {
    const dx = x - this.left - this.radius;
    const dy = y - this.top - this.radius;
    return super.contains(x, y) && dx * dx + dy * dy <= this.radius * this.radius;
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.circle(this);
  }
}

class Box extends Shape {
  constructor(
    left: number,
    top: number,
    readonly width: number,
    readonly height: number,
  ) {
    super(left, top);
  }
  get area(): number {
    return this.width * this.height;
  }
  override contains(x: number, y: number): boolean {
    return super.contains(x, y) && x < this.left + this.width && y < this.top + this.height;
  }
  override describe(): string {
    return `box ${super.describe()}`;
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.box(this);
  }
}

class Square extends Box {
  constructor(left: number, top: number, side: number) {
    super(left, top, side, side);
  }
  override describe(): string {
    return `square in a ${super.describe()}`;
  }
}

class Group extends Shape {
  readonly children: Shape[] = [];
  constructor() {
    super(0, 0);
  }
  add(...shapes: Shape[]): this {
    this.children.push(...shapes);
    return this;
  }
  get area(): number {
    let area = 0;
    for (const child of this.children) area += child.area;
    return area;
  }
  override move(dx: number, dy: number): this {
    for (const child of this.children) child.move(dx, dy);
    return super.move(dx, dy);
  }
  override contains(x: number, y: number): boolean {
    return this.children.some((child) => child.contains(x, y));
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.group(this);
  }
}

class Counter implements Visitor<number> {
  circle(): number {
    return 1;
  }
  box(box: Box): number {
    return box instanceof Square ? 10 : 100;
  }
  group(group: Group): number {
    return group.children.reduce((sum, child) => sum + child.accept(this), 1000);
  }
}

function once(): boolean {
  Shape.created = 0;
  const root = new Group();
  for (let i = 0; i < 12; i++) {
    const group = new Group().add(
      new Circle(i * 3, i * 2, (i % 5) + 1),
      new Box(i, i + 1, (i % 4) + 2, (i % 3) + 1),
      new Square(i * 2, 4, (i % 6) + 1),
    );
    root.add(group);
  }
  let hits = 0;
  let letters = 0;
  for (let step = 0; step < 6; step++) {
    root.move(1, step % 2);
    for (let x = 0; x < 24; x += 6) if (root.contains(x, x >> 1)) hits++;
    for (const group of root.children as Group[]) {
      for (const child of group.children) {
        child.selected = child.contains(step * 2, step);
        if (child.selected) letters += child.describe().length;
      }
    }
  }
  return (
    root.area === 611 &&
    root.accept(new Counter()) === 14_332 &&
    Shape.created === 49 &&
    hits === 16 &&
    letters === 20
  );
}

const ROUNDS = 15;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};

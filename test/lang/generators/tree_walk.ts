class Tree {
  left: Tree | null = null;
  right: Tree | null = null;
  constructor(readonly key: number) {}
  add(key: number): void {
    const side = key < this.key ? 'left' : 'right';
    const child = this[side];
    if (child === null) this[side] = new Tree(key);
    else child.add(key);
  }
  *[Symbol.iterator](): Generator<number> {
    if (this.left !== null) yield* this.left;
    yield this.key;
    if (this.right !== null) yield* this.right;
  }
}
const tree = new Tree(50);
for (let i = 1; i < 60; i++) tree.add((i * 37) % 101);
let last = -1, sorted = true, count = 0;
for (const k of tree) { if (k < last) sorted = false; last = k; count++; }
console.log(sorted, count, [...tree].slice(0, 5).join()); // expect: true 60 2,3,5,6,9

/** In-order walk of a tree: each level passes on what the level below yields. */
interface Tree {
  left: Tree | null;
  value: number;
  right: Tree | null;
}

function build(from: number, to: number): Tree | null {
  if (from >= to) return null;
  const middle = (from + to) >> 1;
  return { left: build(from, middle), value: middle, right: build(middle + 1, to) };
}

function* walk(tree: Tree | null): Generator<number> {
  if (tree === null) return;
  yield* walk(tree.left);
  yield tree.value;
  yield* walk(tree.right);
}

const tree = build(0, 300);

function loop(): number {
  let sum = 0;
  for (const value of walk(tree)) sum += value;
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 44850) return false;
  return true;
};

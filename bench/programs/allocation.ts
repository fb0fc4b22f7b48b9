/** Allocation: persistent binary trees, short-lived vectors and a queue of small messages. */
interface Tree {
  key: number;
  left: Tree | null;
  right: Tree | null;
}

/** Inserts without changing the old tree: a path of fresh nodes each time. */
function insert(tree: Tree | null, key: number): Tree {
  if (tree === null) return { key, left: null, right: null };
  if (key < tree.key) return { key: tree.key, left: insert(tree.left, key), right: tree.right };
  if (key > tree.key) return { key: tree.key, left: tree.left, right: insert(tree.right, key) };
  return tree;
}

function size(tree: Tree | null): number {
  return tree === null ? 0 : size(tree.left) + 1 + size(tree.right);
}

function build(depth: number): Tree {
  if (depth === 0) return { key: 0, left: null, right: null };
  return { key: depth, left: build(depth - 1), right: build(depth - 1) };
}

class Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  constructor(x: number, y: number, z: number) {
    this.x = x;
    this.y = y;
    this.z = z;
  }
  plus(other: Vector): Vector {
    return new Vector(this.x + other.x, this.y + other.y, this.z + other.z);
  }
  times(factor: number): Vector {
    return new Vector(this.x * factor, this.y * factor, this.z * factor);
  }
  cross(other: Vector): Vector {
    return new Vector(
      this.y * other.z - this.z * other.y,
      this.z * other.x - this.x * other.z,
      this.x * other.y - this.y * other.x,
    );
  }
}

function once(): boolean {
  let tree: Tree | null = null;
  let key = 17;
  for (let i = 0; i < 150; i++) {
    key = (key * 73 + 41) % 1021;
    tree = insert(tree, key);
  }

  let nodes = 0;
  for (let i = 0; i < 4; i++) nodes += size(build(7));

  let position = new Vector(0, 0, 0);
  let velocity = new Vector(1, 2, 3);
  const axis = new Vector(1, -1, 2);
  for (let i = 0; i < 200; i++) {
    velocity = velocity.cross(axis).times(0.25).plus(velocity.times(0.5));
    position = position.plus(velocity.times(2));
  }

  let queue: { id: number; payload: number[] }[] = [];
  let handled = 0;
  for (let tick = 0; tick < 60; tick++) {
    for (let i = 0; i < 4; i++) queue.push({ id: tick * 4 + i, payload: [tick, i, tick ^ i] });
    const rest: { id: number; payload: number[] }[] = [];
    for (const message of queue) {
      if (message.payload[2] % 3 === 0 || rest.length > 8) handled += message.payload.length;
      else rest.push({ id: message.id, payload: message.payload.map((n) => n + 1) });
    }
    queue = rest;
  }

  const moved = Math.round((position.x + position.y + position.z) * 1000);
  return size(tree) === 85 && nodes === 1020 && moved === 5600 && handled === 708;
}

const ROUNDS = 4;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};

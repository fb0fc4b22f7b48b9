/** Megamorphic: the same few sites see a dozen kinds of nodes, events and records of many shapes. */
interface Node {
  evaluate(env: Record<string, number>): number;
  cost: number;
}

const constant = (value: number): Node => ({ cost: 1, value, evaluate: () => value }) as Node;

class Variable implements Node {
  cost = 1;
  constructor(public name: string) {}
  evaluate(env: Record<string, number>): number {
    return env[this.name];
  }
}
class Add implements Node {
  constructor(
    public a: Node,
    public b: Node,
  ) {}
  cost = 2;
  evaluate(env: Record<string, number>): number {
    return this.a.evaluate(env) + this.b.evaluate(env);
  }
}
class Subtract implements Node {
  cost = 2;
  sign = -1;
  constructor(
    public a: Node,
    public b: Node,
  ) {}
  evaluate(env: Record<string, number>): number {
    return this.a.evaluate(env) + this.sign * this.b.evaluate(env);
  }
}
class Multiply implements Node {
  commutes = true;
  cost = 3;
  constructor(
    public a: Node,
    public b: Node,
  ) {}
  evaluate(env: Record<string, number>): number {
    return this.a.evaluate(env) * this.b.evaluate(env);
  }
}
class Modulo implements Node {
  b: number;
  a: Node;
  cost = 8;
  constructor(a: Node, b: number) {
    this.b = b;
    this.a = a;
  }
  evaluate(env: Record<string, number>): number {
    return this.a.evaluate(env) % this.b;
  }
}
class Negate implements Node {
  constructor(public operand: Node) {}
  cost = 1;
  evaluate(env: Record<string, number>): number {
    return -this.operand.evaluate(env);
  }
}
class Conditional implements Node {
  condition: Node;
  yes: Node;
  no: Node;
  cost = 4;
  constructor(condition: Node, yes: Node, no: Node) {
    this.condition = condition;
    this.yes = yes;
    this.no = no;
  }
  evaluate(env: Record<string, number>): number {
    return this.condition.evaluate(env) > 0 ? this.yes.evaluate(env) : this.no.evaluate(env);
  }
}
class Absolute implements Node {
  label = 'abs';
  operand: Node;
  cost = 1;
  constructor(operand: Node) {
    this.operand = operand;
  }
  evaluate(env: Record<string, number>): number {
    const value = this.operand.evaluate(env);
    return value < 0 ? -value : value;
  }
}

function makeTree(depth: number, kind: number): Node {
  if (depth === 0) return kind % 2 === 0 ? constant((kind % 7) + 1) : new Variable('xyz'[kind % 3]);
  const a = makeTree(depth - 1, kind * 3 + 1);
  switch (kind % 7) {
    case 0:
      return new Add(a, makeTree(depth - 1, kind + 5));
    case 1:
      return new Subtract(a, makeTree(depth - 1, kind + 4));
    case 2:
      return new Multiply(new Modulo(a, 13), new Modulo(makeTree(depth - 1, kind + 3), 11));
    case 3:
      return new Modulo(a, 17);
    case 4:
      return new Negate(a);
    case 5:
      return new Conditional(a, makeTree(depth - 1, kind + 2), makeTree(depth - 1, kind + 9));
    default:
      return new Absolute(a);
  }
}

/** Records of sixteen shapes that share `id` and `weight`, at different places. */
function makeRecords(): { id: number; weight: number }[] {
  const records: { id: number; weight: number }[] = [];
  for (let i = 0; i < 64; i++) {
    const record: Record<string, number> = {};
    for (let bit = 0; bit < 4; bit++) if ((i >> bit) & 1) record['extra' + bit] = bit;
    record.id = i;
    record.weight = (i * 7) % 13;
    records.push(record as unknown as { id: number; weight: number });
  }
  return records;
}

const trees = [6, 5, 0, 2, 9, 12].map((kind) => makeTree(5, kind));
const records = makeRecords();

function once(): boolean {
  let total = 0;
  for (let i = 0; i < 6; i++) {
    const env = { x: i, y: 3 - i, z: i * i };
    for (const tree of trees) total += tree.evaluate(env) * tree.cost;
  }
  let weight = 0;
  for (let round = 0; round < 12; round++) {
    for (const record of records) {
      weight += record.id * record.weight;
      record.weight = (record.weight + 1) % 13;
    }
  }
  for (const record of records) record.weight = (record.id * 7) % 13;
  return total === -676 && weight === 145023;
}

const ROUNDS = 15;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};

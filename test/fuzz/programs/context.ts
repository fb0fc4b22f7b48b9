// What the generator knows while it writes a program: the names in sight, the function it is in, and how much it may still write.

import { Random } from '../random.ts';

/** What a value probably is: programs shall mostly do something, and only sometimes throw. */
export type Kind =
  | 'num'
  | 'str'
  | 'bool'
  | 'big'
  | 'arr'
  | 'obj'
  | 'fn'
  | 'map'
  | 'set'
  | 're'
  | 'sym'
  | 'typed'
  | 'iter'
  | 'promise';

export const KINDS: readonly Kind[] = [
  'num',
  'num',
  'num',
  'str',
  'str',
  'bool',
  'big',
  'arr',
  'arr',
  'obj',
  'obj',
  'fn',
  'map',
  'set',
  're',
  'sym',
  'typed',
  'iter',
];

export interface Variable {
  name: string;
  kind: Kind;
  mutable: boolean;
}

/** The function body (or what stands for one) that is being written. */
export interface Body {
  async: boolean;
  generator: boolean;
  strict: boolean;
  /** `return` is allowed. */
  returns: boolean;
  /** `arguments` is allowed. */
  arguments: boolean;
  /** Members of the super class are in reach. */
  super: boolean;
  loops: number;
  /** Loops and switches. */
  breakable: number;
  labels: { name: string; loop: boolean }[];
}

const SCRIPT: Body = {
  async: false,
  generator: false,
  strict: false,
  returns: false,
  arguments: false,
  super: false,
  loops: 0,
  breakable: 0,
  labels: [],
};

export class Context {
  readonly random: Random;
  /** Types, enums and namespaces may appear. */
  readonly typescript: boolean;
  body: Body = SCRIPT;
  /** Statements that may still be written. */
  budget: number;
  private scopes: Variable[][] = [[]];
  private names = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
    if (this.random.chance(40)) this.body = { ...SCRIPT, strict: true };
    this.typescript = this.random.chance(15);
    this.budget = 20 + this.random.below(50);
  }

  chance(percent: number): boolean {
    return this.random.chance(percent);
  }

  below(limit: number): number {
    return this.random.below(limit);
  }

  pick<T>(list: readonly T[]): T {
    return this.random.pick(list);
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    const shuffled: T[] = [];
    while (left.length > 0) shuffled.push(...left.splice(this.below(left.length), 1));
    return shuffled;
  }

  /** Between 0 and `most` results. */
  some(most: number, make: () => string): string[] {
    const made: string[] = [];
    for (let n = this.below(most + 1); n > 0; n--) made.push(make());
    return made;
  }

  fresh(prefix = 'v'): string {
    return prefix + ++this.names;
  }

  /** A name for a lexical declaration: mostly a new one, sometimes one that shadows a name from outside. */
  lexicalName(): string {
    if (this.scopes.length > 2 && this.chance(8)) {
      const here = new Set(this.scopes[this.scopes.length - 1].map(({ name }) => name));
      // Parameters and the body of a function share a scope here, and so does the head of a loop with nothing.
      const outer = this.scopes.slice(0, -1).flat();
      const { name } = outer.length > 0 ? this.pick(outer) : { name: this.fresh() };
      if (!here.has(name) && /^v\d+$/.test(name)) return name;
    }
    return this.fresh();
  }

  declare(name: string, kind: Kind, mutable: boolean): void {
    this.scopes[this.scopes.length - 1].push({ name, kind, mutable });
  }

  /** Runs `write` with a scope of its own. */
  scoped<T>(write: () => T): T {
    this.scopes.push([]);
    try {
      return write();
    } finally {
      this.scopes.pop();
    }
  }

  /** Runs `write` inside a function with a scope of its own. */
  within<T>(body: Partial<Body>, write: () => T): T {
    const outer = this.body;
    this.body = { ...SCRIPT, strict: outer.strict, ...body };
    try {
      return this.scoped(write);
    } finally {
      this.body = outer;
    }
  }

  /** Runs `write` inside a loop, a switch or a labelled statement. */
  inside<T>(change: { loop?: boolean; breakable?: boolean; label?: string; labelsLoop?: boolean }, write: () => T): T {
    const outer = this.body;
    this.body = {
      ...outer,
      loops: outer.loops + (change.loop === true ? 1 : 0),
      breakable: outer.breakable + (change.breakable === true ? 1 : 0),
      labels:
        change.label === undefined
          ? outer.labels
          : [...outer.labels, { name: change.label, loop: change.labelsLoop === true }],
    };
    try {
      return this.scoped(write);
    } finally {
      this.body = outer;
    }
  }

  /** Where a `yield` or an `await` cannot stand, such as a default of a parameter. */
  plainly<T>(write: () => T): T {
    const outer = this.body;
    this.body = { ...outer, async: false, generator: false };
    try {
      return write();
    } finally {
      this.body = outer;
    }
  }

  /** A visible variable, mostly of the kind. */
  variable(kind: Kind | 'any', mutable = false): string | undefined {
    const seen = new Set<string>();
    const found: string[] = [];
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      for (const variable of this.scopes[i]) {
        if (seen.has(variable.name)) continue;
        seen.add(variable.name);
        if ((kind === 'any' || variable.kind === kind) && (!mutable || variable.mutable)) found.push(variable.name);
      }
    }
    return found.length === 0 ? undefined : this.pick(found);
  }
}

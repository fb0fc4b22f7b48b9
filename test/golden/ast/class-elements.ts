// Reason: every kind of class element with its modifiers.
@dec abstract class A<T> extends B.C<T> implements D, E<T> {
  static #p = 1;
  declare readonly x?: number;
  y!: string;
  static { this.#p; }
  constructor(private readonly z = 1, @inject q) { super(); }
  get [k](): T { return #p in this; }
  static async *gen<U>(): AsyncGenerator<U> {}
  accessor v = 0;
  abstract m(): void;
  over(a: string): void;
  over(a: any) {}
  [key: string]: unknown;
  get = 1;
  async
  static
}

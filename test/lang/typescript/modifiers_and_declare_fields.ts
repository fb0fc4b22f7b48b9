class A {
  private static readonly instances: A[] = [];
  public declare phantom: string;
  protected x?: number;
  readonly y!: number;
  static create(this: typeof A): A { const a = new A(); A.instances.push(a); return a; }
  static get count(): number { return A.instances.length; }
  override toString(): string { return 'A'; }
}
A.create(); A.create();
console.log(A.count, `${new A()}`, Object.keys(new A()).join()); // expect: 2 A x,y

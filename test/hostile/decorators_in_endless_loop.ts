// limit: deadline
function replace(_: unknown, context: any): any {
  context.metadata[context.name] = context;
  return context.kind === 'field' ? (v: unknown) => v : undefined;
}
for (let i = 0; ; i++) {
  class A {
    @replace field = 1;
    @replace method() {}
    @replace static get x() {
      return i;
    }
  }
  new A();
}

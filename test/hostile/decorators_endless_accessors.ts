// limit: deadline
function slow(_: unknown, __: unknown): any {
  return {
    init() {
      for (;;) {}
    },
  };
}
class A {
  @slow accessor a = 1;
}
new A();

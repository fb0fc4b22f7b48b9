// limit: stack
function f() {
  using resource = { [Symbol.dispose]: f };
}
f();

function f(flag: boolean) {
  if (flag) {
    function g() { return 'g'; }
  }
  return typeof g;
}
console.log(f(true), f(false)); // expect: function undefined

switch (1) {
  case 1:
    console.log(f()); // expect: f
    function f() { return 'f'; }
}
console.log(f()); // expect: f

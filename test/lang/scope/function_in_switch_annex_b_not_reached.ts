switch (1) {
  case 0:
    function f() { return 'f'; }
  case 1:
    console.log(f()); // expect: f
}
console.log(f());
// expect error: TypeError: f is not a function

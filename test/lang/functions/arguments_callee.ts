function f() { return arguments.callee === f; }
console.log(f()); // expect: true
function g() {
  'use strict';
  try { return arguments.callee; } catch (e: any) { return e.name; }
}
console.log(g()); // expect: TypeError

function f() {
  eval("eval('var a = 1'); var b = 2;");
  // @ts-ignore: wrong by its types, on purpose
  return [a, b].join();
}
console.log(f()); // expect: 1,2
console.log(eval("eval('1 + 1') + eval('(() => { let z = 3; return eval(\"z\"); })()')")); // expect: 5
function g() { let v = 1; eval('(function () { eval("v = 5"); })()'); return v; }
console.log(g()); // expect: 5

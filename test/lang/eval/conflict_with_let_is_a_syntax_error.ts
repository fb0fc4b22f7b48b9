function f() {
  let a = 1;
  try { { eval('var a = 2'); } } catch (e: any) { return [e instanceof SyntaxError, a].join(); }
}
console.log(f()); // expect: true,1
function g() {
  try { throw 'caught'; } catch (e) { eval('var e = "inner"'); return e; }
}
console.log(g()); // expect: inner
function h() {
  try { throw ['caught']; } catch ([e]) { try { eval('var e = 1'); } catch (x: any) { return x.name; } }
}
console.log(h()); // expect: SyntaxError

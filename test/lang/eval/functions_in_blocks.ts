function f() {
  eval('{ function g() { return "block"; } }');
  // @ts-ignore: wrong by its types, on purpose
  return g();
}
console.log(f()); // expect: block
function h() { let g = 1; eval('{ function g() {} }'); return g; }
console.log(h()); // expect: 1

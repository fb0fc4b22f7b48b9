const v = 'outer';
function f(a = v) {
  const v = 'inner';
  return a + v;
}
console.log(f()); // expect: outerinner

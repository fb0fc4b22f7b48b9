// not as node: V8 looks the variable up after the value; the specification, before
// A variable that an eval on the right side declares is not the target of the assignment.
// @ts-nocheck: wrong by its types, on purpose
const sloppy = new Function(`
  const out = [];
  let x = 1;
  out.push((function () { x = (eval('var x = 2;'), 3); return x; })(), x);
  x = 1;
  out.push((function () { x += (eval('var x = 2;'), 4); return x; })(), x);
  x = 0;
  out.push((function () { x ||= (eval('var x = 2;'), 5); return x; })(), x);
  out.push((function () { eval('var x = 7;'); x += (eval('delete x;'), 1); return x; })(), x);
  const named = (f) => f.name;
  let f, g;
  (f) = function () {};
  g = function () {};
  out.push(named(f), named(g));
  out.push(eval('1; with ({}) { }'), eval('2; do { 3; with ({}) break; } while (false)'));
  return out;
`);
for (const value of sloppy()) console.log(String(value) || 'no name');
// expect: 2
// expect: 3
// expect: 2
// expect: 5
// expect: 2
// expect: 5
// expect: 8
// expect: 5
// expect: no name
// expect: g
// expect: undefined
// expect: undefined

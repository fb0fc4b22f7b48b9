function f() {
  eval('var n = 1, o = { m() { return this === o; } }, fn = function () { "use strict"; return this; }');
  n++;
  n += 5;
  const first = n;
  [n] = [10];
  ({ n } = { n: 20 });
  for (n of [30]);
  for (n in { k: 1 });
  n ||= 3;
  return [first, n, typeof n, o.m(), fn(), `${n}`, { n }.n].join();
}
declare var n: any, o: any, fn: any;
console.log(f()); // expect: 7,k,string,true,,k,k
function g() {
  eval('var u');
  try { return [typeof u, typeof nowhere, nowhere]; } catch (e: any) { return e.name; }
}
declare var u: any, nowhere: any;
console.log(g()); // expect: ReferenceError

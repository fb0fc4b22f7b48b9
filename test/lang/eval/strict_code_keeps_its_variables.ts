function f() {
  'use strict';
  eval('var a = 1');
  // @ts-ignore: wrong by its types, on purpose
  return typeof a;
}
console.log(f()); // expect: undefined
function g() {
  const r = eval('"use strict"; var inner = 1; this === undefined; inner');
  // @ts-ignore: wrong by its types, on purpose
  return [r, typeof inner].join();
}
console.log(g()); // expect: 1,undefined
console.log((function () { return eval('"use strict"; (function () { return this; })()'); })()); // expect: undefined

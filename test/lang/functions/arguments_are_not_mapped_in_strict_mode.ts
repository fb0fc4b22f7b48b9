function f(a: any) {
  'use strict';
  arguments[0] = 'changed';
  const before = a;
  a = 'set';
  return [before, arguments[0]].join();
}
console.log(f(1)); // expect: 1,changed

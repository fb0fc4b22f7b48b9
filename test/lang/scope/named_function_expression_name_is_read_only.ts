const f = function me() {
  // @ts-ignore: wrong by its types, on purpose
  me = 1;
  return typeof me;
};
console.log(f()); // expect: function
const g = function me() {
  'use strict';
  try {
    // @ts-ignore: wrong by its types, on purpose
    me = 1;
  } catch (e: any) {
    return e.name;
  }
};
console.log(g()); // expect: TypeError

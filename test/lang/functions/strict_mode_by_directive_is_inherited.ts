function outer() {
  'use strict';
  return (function (this: any) { return this === undefined; })();
}
console.log(outer()); // expect: true

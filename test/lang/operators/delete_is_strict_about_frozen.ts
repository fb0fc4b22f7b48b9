'use strict';
const o: any = Object.freeze({ a: 1 });
try {
  delete o.a;
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
console.log(o.a); // expect: 1

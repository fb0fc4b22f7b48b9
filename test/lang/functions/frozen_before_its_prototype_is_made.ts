// The prototype of a function is made when it is first asked for, with the attributes that the property has by then.
const frozen: any = Object.freeze(function () {});
const made = frozen.prototype;
console.log(Object.isFrozen(frozen), made.constructor === frozen); // expect: true true
console.log(Reflect.getOwnPropertyDescriptor(frozen, 'prototype')!.writable); // expect: false
console.log(Reflect.set(frozen, 'prototype', {}), frozen.prototype === made); // expect: false true

const sealed: any = Object.seal(function () {});
console.log({ ...sealed }.prototype, typeof sealed.prototype, Object.isSealed(sealed)); // expect: undefined object true
console.log(Reflect.set(sealed, 'prototype', 1), sealed.prototype); // expect: true 1

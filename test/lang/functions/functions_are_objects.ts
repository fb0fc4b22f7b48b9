function f() {}
(f as any).extra = 1;
console.log((f as any).extra, Object.keys(f).join(), f instanceof Function, f instanceof Object); // expect: 1 extra true true
console.log(f.prototype.constructor === f, (() => 0).hasOwnProperty('prototype'), Object.getPrototypeOf(f) === Function.prototype); // expect: true false true

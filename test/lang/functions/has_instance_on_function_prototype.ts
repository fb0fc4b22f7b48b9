class A {}
console.log(Function.prototype[Symbol.hasInstance].call(A, new A()), Function.prototype[Symbol.hasInstance].call({} as any, {})); // expect: true false

console.log(typeof Function, Function.prototype.constructor === Function, Function.prototype.name === '', typeof Function.prototype); // expect: function true true function
console.log((Function.prototype as any)()); // expect: undefined

console.log(Array.prototype.length, Array.name, Array.length, [].constructor === Array, Object.getPrototypeOf([]) === Array.prototype); // expect: 0 Array 1 true true

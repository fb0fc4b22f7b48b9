const o = JSON.parse('{"__proto__": {"x": 1}, "constructor": 5}');
console.log(Object.keys(o).join(), Object.getPrototypeOf(o) === Object.prototype, o.x); // expect: __proto__,constructor true undefined

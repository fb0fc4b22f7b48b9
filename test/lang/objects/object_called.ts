const o = {};
console.log(Object(o) === o, typeof Object(1), typeof new Object(), Object('abc').length, Object(null) instanceof Object); // expect: true object object 3 true

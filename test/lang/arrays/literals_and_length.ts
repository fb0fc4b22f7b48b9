const a = [1, 'two', null, undefined, [5], { x: 6 }];
console.log(a.length, [].length, [,].length, [1, , 3,].length, [, ,].length); // expect: 6 0 1 3 2
console.log(Array.isArray(a), typeof a, a instanceof Array); // expect: true object true

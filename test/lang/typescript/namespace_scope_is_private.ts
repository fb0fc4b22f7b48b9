namespace N { var x = 'inner'; export const get = () => x; }
var x = 'outer';
console.log(N.get(), x); // expect: inner outer

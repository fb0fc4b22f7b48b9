import def, { setX, x } from './lib.ts';
setX(9);
console.log(def, x);
// expect: 1 9

import { a, b, bump } from './lib.ts';
console.log(a, b);
bump();
console.log(a, b);
// expect: 1 2
// expect: 3 11

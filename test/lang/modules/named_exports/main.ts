import { a, b as renamed, f } from './lib.ts';
console.log(a, renamed, f(2));
// expect: 1 bee 20

import { id as a } from './lib.ts';
import { viaOther } from './other.ts';
console.log(a === viaOther, typeof a);
// expect: evaluated
// expect: true object

import { 'a name' as a, "x-y" as xy } from './lib.ts';
console.log(a, xy);
// expect: 1 2

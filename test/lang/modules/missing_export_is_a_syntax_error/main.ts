// expect syntax error: any
import { nothing } from './lib.ts';
console.log(nothing);

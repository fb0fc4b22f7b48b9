import { type OnlyType } from './lib.ts';
import { used } from './lib.ts';
const v: OnlyType = used;
console.log(v);
// expect: used

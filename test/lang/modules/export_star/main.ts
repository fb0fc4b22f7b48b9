import * as all from './index.ts';
import { one, two, own } from './index.ts';
console.log(Object.keys(all).join(), one, two, own, 'default' in all);
// expect: one,own,two 1 2 own false

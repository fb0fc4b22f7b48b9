import * as all from './index.ts';
console.log(Object.keys(all).join(), (all as any).same);
// expect: a,b undefined

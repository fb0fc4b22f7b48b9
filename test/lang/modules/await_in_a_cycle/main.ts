import { a } from './a.ts';
console.log('main', a);
// expect: b sees function
// expect: b ends
// expect: a ends b
// expect: main a

import { a } from './a.ts';
console.log('main', a);
// expect: ReferenceError
// expect: function
// expect: ab
// expect: main ab

import { shared } from './index.ts';
console.log(shared);
// expect: one binding

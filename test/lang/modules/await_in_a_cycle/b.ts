import { hoisted } from './a.ts';
console.log('b sees', typeof hoisted);
await 0;
console.log('b ends');
export const b = 'b';

import { b, hoisted } from './b.ts';
export const a = 'a' + b;
export function fromA() { return 'function'; }
console.log(hoisted());

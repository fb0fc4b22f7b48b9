import { b } from './b.ts';
await 0;
console.log('a', 'ends', b);
export function hoisted() {}
export const a = 'a';

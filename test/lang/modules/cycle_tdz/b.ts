import { a, fromA } from './a.ts';
export let b = 'unset';
try { console.log(a); } catch (e: any) { console.log(e.name); }
console.log(fromA());
b = 'b';
export function hoisted() { return a; }

// One object a module, without prototype.
import { other } from './other.ts';
console.log(typeof import.meta, Object.getPrototypeOf(import.meta));
console.log(import.meta === (() => import.meta)(), import.meta === other);
(import.meta as unknown as { mark: number }).mark = 1;
console.log((import.meta as unknown as { mark: number }).mark);
// expect: object null
// expect: true false
// expect: 1

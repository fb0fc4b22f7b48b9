import type { Shape } from './types.ts';
import { type Other, make } from './types.ts';
import type Def from './types.ts';
import { type Point as P } from './types.ts';
const s: Shape = make(2);
const o: Other = { n: 1 };
console.log(s.area, o.n, (undefined as unknown as Def | P) === undefined);
export type { Shape };
export { type Other };
// expect: types evaluated
// expect: 4 1 true

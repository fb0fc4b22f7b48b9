export type * from './types.ts';
export type * as ns from './types.ts';
export type { C as OnlyC, default as OnlyD } from './types.ts';
export { type A as OnlyA, type B } from './types.ts';
export { type T, Value, type Both as BothType, Both } from './values.ts';
export type { Standard } from './local.ts';
import type { B as LocalB } from './types.ts';
import type Default from './types.ts';
export type { LocalB, Default };

// Reason: module items, with attributes, string names and type-only forms.
import def, * as ns from 'a' with { type: 'json' };
import type T from 'b';
import { type U, type as V, default as W, 'x y' as X } from 'c';
export * as 'all of it' from 'd';
export { U, type V as default };
export type { T };
export default class {}

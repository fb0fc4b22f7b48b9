// @verbatimModuleSyntax
import { value, type T } from './kept.ts';
import type { T as Only } from './dropped.ts';
const t: T & Only = { t: 1 };
console.log(t.t, value);
export { value as renamed };

// Reason: the declarations of TypeScript that make code.
const enum E { A, B = 1 << 2, 'c-d' = A | B }
namespace N.M { export const x = 1; export namespace O {} }
declare module 'm' { export = x; }
declare global { var g: number; }
import r = require('r');
export import s = N.M;
export = s;

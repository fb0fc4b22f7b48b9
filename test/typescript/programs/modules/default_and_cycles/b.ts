import * as a from './a.ts';
import { hoisted } from './a.ts';
console.log('b is evaluated', hoisted());
export const later = () => { try { return a.E.X; } catch (e: any) { return e.name; } };
export class B { who() { return 'b ' + a.E.Y + later(); } e = 2; }
export default function (this: void, x?: number): string;
export default function (x: any): string { return 'overloaded default ' + x; }

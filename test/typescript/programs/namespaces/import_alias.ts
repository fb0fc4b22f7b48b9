namespace Lib { export namespace Util { export const one = 1; export class C { c = 'C'; } export interface T { t: number } export enum E { X = 3 } } export let mutable = 1; export function bump() { mutable++; } }
import U = Lib.Util;
import C = Lib.Util.C;
import E = U.E;
import OnlyType = Lib.Util.T;
import unused = Lib.Util.one;
import copy = Lib.mutable;
const t: OnlyType = { t: E.X };
console.log(U.one, new C().c, t.t, E[3], copy);
Lib.bump();
console.log(copy, Lib.mutable);
namespace User { import V = Lib.Util; export import W = Lib.Util; export const sum = V.one + W.one; export import one = Lib.Util.one; import gone = Lib.Util.T; export type G = gone; }
console.log(User.sum, User.W === Lib.Util, User.one, Object.keys(User).join());
class Derived extends C { d = super.toString === Object.prototype.toString; }
console.log(new Derived().c, new Derived().d);
export import Shown = Lib.Util.E;
console.log(Shown.X);

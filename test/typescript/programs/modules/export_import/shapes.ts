export namespace Shapes { export namespace Flat { export class Square { side = 2; } export const enum Unit { Cm = 'cm' } export interface Named { name: string } } export let changing = 1; export const change = () => ++changing; }
export import Flat = Shapes.Flat;
export import Square = Shapes.Flat.Square;
export import Named = Shapes.Flat.Named;
import hidden = Shapes.changing;
export { hidden };

import './effects.ts';
import { Shape, Mode, Space } from './types_in_use.ts';
import Standard, * as types from './types_in_use.ts';
import { Shape as ValueShape, Mode as ValueMode, exported, Hidden } from './values_in_use.ts';
import { value, Kind } from './reexported.ts';
import {} from './never.ts';
import { type Kind as Kind2, type Hidden as Hidden2 } from './empty.ts';
export {} from './never.ts';
export { type Kind as Kind3 } from './empty.ts';
export { value, Kind };
export type { Shape };
export { exported as again };
let a: Shape | Mode | Space.X | Standard | types.Mode | typeof Space.y | Hidden | Kind | undefined;
class Impl implements Shape { x = 2; }
declare const x: ValueShape;
console.log(a, new Impl().x, new ValueShape().x, ValueMode.A, (a as unknown as Shape)?.x, (<Shape>{ x: 3 }).x);
function shadow(Mode: string): string { const Standard = Mode; return Standard; }
console.log(shadow('shadowed'));

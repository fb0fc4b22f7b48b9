// @preserveConstEnums
import { Flat, hidden, Shapes, Square, type Named } from './shapes.ts';
import * as all from './shapes.ts';
const n: Named = { name: new Square().side + Flat.Unit.Cm };
Shapes.change();
console.log(n.name, Shapes.changing, hidden, all.Flat === Shapes.Flat, Object.keys(all).sort().join());
import Alias = all.Shapes.Flat;
console.log(new Alias.Square().side, Alias.Unit.Cm, all.Flat.Unit.Cm);

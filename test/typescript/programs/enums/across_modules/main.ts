// @preserveConstEnums
import standard, { base, Inner, Kind, Plain, Renamed } from './kinds.ts';
import { all, K } from './again.ts';
import * as again from './again.ts';
import type { Plain as OnlyType } from './kinds.ts';
enum Local { A = Plain.Two, B, C = Kind.Count, D = base + 1, E = `${Kind.A}!` }
console.log(JSON.stringify(Local), JSON.stringify(Plain));
console.log(Kind.A, K.B, again.Kind.Count, again.K.A, all.Kind.B, all.Inner.Deep.D, Inner.Deep.D, Renamed.H);
const typed: OnlyType = standard.Three;
console.log(typed, standard === Plain, again.Plain[4], Plain[again.Plain.One]);

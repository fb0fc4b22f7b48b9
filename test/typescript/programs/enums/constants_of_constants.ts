// @ts-nocheck: what the checker rejects is emitted all the same
const prefix = 'user';
const size = 4;
const flag = -1;
enum Names { Base = prefix, Full = `${prefix}-full`, Sum = prefix + size, Again = Full, Dash = Base + '-' + Full }
console.log(JSON.stringify(Names));
enum Sizes { A = size, B, C = size * 2, D = flag, E, F = ~flag, G = +size, H = -size, I = (size), J = 0x10 | 0b1 | 0o7, K = 1e3, L = .5 }
console.log(JSON.stringify(Sizes));
const text = (s: string): string => s.toUpperCase();
enum Computed { A = `${text('a')}` as any, B = `${text('b')}!`, C = text('c') as any, D = 'd'.length, E = 'e' + text('e') }
console.log(JSON.stringify(Computed));
enum Ref { A = Sizes.C, B = Names.Base, C = Sizes['A'] + 1, D = Computed.D, E = (Sizes.A | Sizes.C) << 1 }
console.log(JSON.stringify(Ref));
function f() { enum Local { A = size + 1, B = A * 2 } return Local[10] + Local.A; }
console.log(f());
const object = { [Names.Base]: 1, [Sizes.A]: 2, [`${Names.Full}`]: 3 };
console.log(JSON.stringify(object), Names.Base in object, Object.entries(Sizes).length);
let e: Sizes = Sizes.A; e = Sizes.B; e++; console.log(e, Sizes[e] ?? 'none', typeof Sizes, Sizes.constructor === Object, Object.isFrozen(Sizes));
type Keys = keyof typeof Names; const keys: Keys[] = ['Base', 'Full']; console.log(keys.map((k) => Names[k]).join());
declare enum Ghost { A } console.log(typeof (globalThis as any).Ghost);
const plain = `plain`;
enum Plain { A = plain, B = `${plain}${flag}` }
console.log(JSON.stringify(Plain));

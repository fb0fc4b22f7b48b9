const enum Bits { None, A = 1 << 0, B = 1 << 1, Both = A | B, Name = 'name', Joined = `${Name}!` }
console.log(Bits.None, Bits.A, Bits.Both, Bits['B'], Bits.Name, Bits.Joined, -Bits.A, Bits.B.toFixed(1));
declare const enum Ambient { One = 1, Two = One + 1 }
console.log(Ambient.One + Ambient.Two);
namespace Deep { export namespace Er { export const enum Kind { K = 'k', L = 'l' } } }
import Kind = Deep.Er.Kind;
console.log(Deep.Er.Kind.K, Kind.L);
function pick(b: Bits): string {
  switch (b) {
    case Bits.A: return 'a';
    case Bits.B: return 'b';
    default: return 'none';
  }
}
console.log(pick(1), pick(2), pick(0));
const record = { [Bits.Name]: 1, [Bits.A]: 2 };
console.log(JSON.stringify(record), [Bits.A, Bits.B].map((b) => Number(b) << Bits.B).join());
class Holder { static readonly bits = Bits.Both; field = Bits.A; [Bits.Name]() { return this.field; } }
console.log(Holder.bits, new Holder().name());

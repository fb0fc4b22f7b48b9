const seed = (text: string): number => text.length;
let calls = 0;
const next = (): number => ++calls;
enum Flags {
  None = 0, Read = 1 << 0, Write = 1 << 1, Execute = 1 << 2,
  All = Read | Write | Execute, Rest = ~All, Odd = (All ^ Read) >>> 0, Power = 2 ** 3, Part = All % 4, Text = 'abc'.length,
}
console.log(JSON.stringify(Flags), Flags[Flags.All], Flags.Rest);
enum Computed { A = seed('four'), B = next(), C = next() + 10, D = A + B, E = Flags.All }
console.log(JSON.stringify(Computed), calls);
enum Templates { Prefix = 'pre', Full = `${Prefix}-fix`, Sum = Prefix + '!', Number = `${Flags.All}` }
console.log(JSON.stringify(Templates));
const base = 40;
enum FromConst { A = base + 2, B, C = 'x' + base as any }
console.log(JSON.stringify(FromConst));
enum Self { A = 1, B = Self.A + 1, C = Self['B'] * 2, D = (Self as any).missing }
console.log(JSON.stringify(Self), Self.D);
enum Strange { 'two words' = 1, 'with-dash', '', constructor = 7, __proto__ = 8, toString = 9 }
console.log(Object.keys(Strange).join('|'), Strange['two words'], Strange['with-dash'], Strange[''], Strange[7], Strange.toString);

enum Level { Low = 1, Mid }
enum Level { High = 10, Top = Low + High }
console.log(JSON.stringify(Level), Level[Level.Top]);
namespace Level {
  export const fallback = Level.Mid;
  export function parse(text: string): Level { return Level[text as keyof typeof Level] as Level ?? fallback; }
}
console.log(Object.keys(Level).join(), Level.parse('High'), Level.parse('nothing'), Level.fallback);
export enum Shared { A = 'a' }
export enum Shared { B = 'b', C = Shared.A + 'c' as any }
console.log(JSON.stringify(Shared));
function local(): string {
  enum Inner { X = 3 }
  { enum Inner { X = 30, Y } console.log(JSON.stringify(Inner)); }
  enum Inner { Z = X + 1 }
  return JSON.stringify(Inner);
}
console.log(local());
namespace Box {
  export enum Size { S = 1 }
  export enum Size { M = S + 1 }
  enum Hidden { H }
  export const hidden = Hidden.H + Hidden[0];
}
namespace Box { export enum Size { L = Size.M * 2 } }
console.log(JSON.stringify(Box.Size), Box.hidden, Object.keys(Box).join());

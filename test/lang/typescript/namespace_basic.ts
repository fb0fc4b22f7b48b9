namespace N {
  const hidden = 1;
  export const shown = hidden + 1;
  export function f() { return hidden * 10; }
  export class K { v = shown; }
  export enum E { A = 7 }
  export interface OnlyType { x: number }
}
console.log(N.shown, N.f(), new N.K().v, N.E.A, Object.keys(N).join(), (N as any).hidden); // expect: 2 10 2 7 shown,f,K,E undefined

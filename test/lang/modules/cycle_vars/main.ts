import './other.ts';
export var value = 1;
export var kept: number;
export function keep(x: number): void { kept = x; }
export enum E { A = 1 }
export namespace N { export const x = 1; }
console.log(value, kept!, E.A, N.x);
// expect: undefined undefined undefined undefined
// expect: TypeError TypeError 5
// expect: 1 5 1 1

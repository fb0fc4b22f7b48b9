import { B, later } from './b.ts';
console.log('a is evaluated', later());
export enum E { X = 1, Y = 2 }
export abstract class A { abstract who(): string; static make(): A { return new B(); } e = E.Y; }
export function hoisted() { return 'hoisted from a'; }
export default abstract class { who() { return "anonymous default"; } }

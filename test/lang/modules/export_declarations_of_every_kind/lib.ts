export var v = 'v';
export let l = 'l';
export const c = 'c', { d1, d2 = 'd2' } = { d1: 'd1' } as any;
export function f() { return 'f'; }
export class K { k = 'k'; }
export enum E { A = 5 }
export namespace N { export const x = 'nx'; }
export interface I {}
export type T = 1;
export declare const ambient: number;

export interface Shape { area: number }
export type Other = { n: number };
export type Point = [number, number];
export default interface Def { d: 1 }
export const make = (n: number): Shape => ({ area: n * n });
console.log('types evaluated');

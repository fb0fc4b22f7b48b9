console.log('values_in_use is evaluated');
export class Shape { x = 1; }
export const enum Inlined { A = 5 }
export enum Mode { A }
export let exported = 'exported';
export interface Hidden { h: 1 }

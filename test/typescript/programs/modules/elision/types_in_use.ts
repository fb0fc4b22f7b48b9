console.log('types_in_use must not be evaluated');
export class Shape { x = 1; }
export enum Mode { A }
export namespace Space { export type X = number; export const y = 1; }
export default class Standard {}

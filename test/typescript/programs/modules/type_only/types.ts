console.log('types must not be evaluated');
export interface A { a: number }
export class C { c = 1; }
export type B = A;
export default class D { d = 1; }

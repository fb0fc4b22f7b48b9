export const fromJs = (s) => `js ${s}`;
export class Counter { n = 0; up() { this.n++; return this; } }

// Reason: parentheses become parameters only when an arrow follows, also with types and inside conditionals.
const a = (b);
const c = (b, d?: number, ...e: string[]): void => {};
const f = a ? (b) : c => d;
const g = a ? (b): c => d : e;
const h = async <T,>(x: T) => await x;
const i = async(b);

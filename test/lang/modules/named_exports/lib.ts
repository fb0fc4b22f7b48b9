export const a = 1;
const b = 'bee';
export { b };
export function f(n: number) { return n * 10; }

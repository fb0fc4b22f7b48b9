namespace Calc { export function even(n: number): boolean { return n === 0 || odd(n - 1); } function odd(n: number): boolean { return n !== 0 && even(n - 1); } export namespace Deep { export const check = (n: number) => even(n); } }
console.log(Calc.even(8), Calc.Deep.check(7)); // expect: true false

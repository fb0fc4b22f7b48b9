const t: [a: string, b?: number, ...rest: boolean[]] = ['x', 1, true];
const lit: 'a' | -1 | `t${number}` | null | undefined | true = -1;
const fnType: (this: Window, ...args: [x: number]) => asserts args is [1] = () => {};
const bigType: import('x').Y | typeof t[number] = 'q';
console.log(t.length, lit, typeof fnType, bigType); // expect: 3 -1 function q

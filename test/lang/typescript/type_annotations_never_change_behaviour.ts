function add(a: number, b: number): number { return a + b; }
console.log(add('x' as any, 1), add(1, undefined as any), add(2 ** 31, 2 ** 31)); // expect: x1 NaN 4294967296
let n: number = 'string' as any;
console.log(n + 1); // expect: string1
const arr: number[] = ['a', {} as any, 1.5 as any] as any;
console.log(arr.map((x) => typeof x).join()); // expect: string,object,number
class P { x: number = 'not' as any; }
console.log(new P().x * 1); // expect: NaN

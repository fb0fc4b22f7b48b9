const key: unique symbol = Symbol('key');
interface Has { [key]: number; ['lit']: string; 5: boolean; get x(): number; new (a: string): Has; (a: string): void; readonly r?: 1; }
type K = keyof Has; type V = Has[K]; type T = typeof key; type F = abstract new (...a: any) => any;
const o: any = { [key]: 7 };
console.log(o[key]); // expect: 7

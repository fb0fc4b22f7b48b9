const id = <T,>(x: T): T => x;
const pair = <A, B>(a: A, b: B): [A, B] => [a, b];
function make<T>(C: new () => T): T { return new C(); }
class K<T = number> { v?: T; }
const a = 1, b = 2, c = 3;
console.log(id<number>(5), pair<string, number>('a', 1).join(), make(K) instanceof K, a < b, (a < b) as any > (c as any)); // expect: 5 a,1 true true false
const inst = id<string>;
console.log(inst('x'), new Map<string, Array<Array<number>>>().size, [1].map<string>((n) => `${n}`).join()); // expect: x 0 1

const reads: string[] = [];
const logged = (list: any[]) => new Proxy(list, { get(t, k, r) { if (typeof k === 'string' && k !== 'constructor') reads.push(k); return Reflect.get(t, k, r); } }) as any;
const take = (f: (p: any) => any) => { reads.length = 0; const r = f(logged([1, 2, , 4])); return [JSON.stringify(r), ...reads.slice(1)].join(' '); };
console.log(take((p) => p.toReversed())); // expect: [4,null,2,1] length 3 2 1 0
console.log(take((p) => p.toSpliced(1, 2, 'a', 'b', 'c'))); // expect: [1,"a","b","c",4] length 0 3
console.log(take((p) => p.with(1, 'x'))); // expect: [1,"x",null,4] length 0 2 3
console.log(([1, 2, 3] as any).toSpliced(), [1, 2, 3].toSpliced(1), [1, 2, 3].toSpliced(-1, 0, 9), [1, , 3].toReversed()); // expect: [ 1, 2, 3 ] [ 1 ] [ 1, 2, 9, 3 ] [ 3, undefined, 1 ]
const half: any = { length: 3, 0: 'a', get 1() { this[2] = 'late'; return 'b'; } };
console.log(Array.prototype.toReversed.call(half), Array.prototype.with.call(half, 0, 'z')); // expect: [ undefined, 'b', 'a' ] [ 'z', 'b', 'late' ]

function make(): [any, Uint8Array] { const b: any = new (ArrayBuffer as any)(4, { maxByteLength: 8 }); return [b, new Uint8Array(b).fill(1)]; }
const shrinks = (b: any, n: number) => ({ valueOf() { b.resize(2); return n; } }) as any;
let [b, a] = make();
console.log(a.fill(shrinks(b, 9)).join());
[b, a] = make(); console.log(a.fill(9, shrinks(b, 1)).join());
[b, a] = make(); console.log(a.slice(shrinks(b, 0)).join());
[b, a] = make(); console.log(a.includes(undefined as any, shrinks(b, 0)), a.indexOf(1, 0), a.copyWithin(0, 1).join());
[b, a] = make(); console.log(a.subarray(shrinks(b, 1)).join());
[b, a] = make(); a[3] = shrinks(b, 5); console.log(a.join());
[b, a] = make(); a.set([7, shrinks(b, 8), 9, 10]); console.log(a.join());
[b, a] = make(); console.log(a.join(shrinks(b, 0)).length, a.length);
// expect: 9,9
// expect: 1,9
// expect: 1,1,0,0
// expect: true 0 1,1
// expect: 1
// expect: 1,1
// expect: 7,8
// expect: 49 4

console.log(Uint8Array.from({ length: 3 } as any, (_: any, i: number) => i * 2).join(), Float32Array.from([1, 2], function (this: any, x: number) { return x + this.k; }, { k: 0.5 }).join(), Int8Array.of(1, 2, 300 as any).join(), Uint8Array.from(new Map([[1, 2]]).values()).join(), Uint8Array.from('123' as any).join());
for (const f of [() => Uint8Array.from.call(Array, []), () => Uint8Array.of.call({} as any), () => Uint8Array.from([1], 5 as any)]) try { f(); console.log('?'); } catch (e) { console.log((e as any).name); }
// expect: 0,2,4 1.5,2.5 1,2,44 2 1,2,3
// expect: TypeError
// expect: TypeError
// expect: TypeError

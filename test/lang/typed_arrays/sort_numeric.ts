console.log(new Float64Array([3, NaN, -0, 0, -Infinity, 10, 9, Infinity, -1]).sort().join());
console.log(Object.is(new Float32Array([0, -0]).sort()[0], -0), new Uint8Array([10, 9, 1]).sort().join(), new Int16Array([5, -5, 0]).sort().join(), new Int32Array([2 ** 31 - 1, -(2 ** 31), 0]).sort().join());
const big = new Int32Array(500).map((_, i) => (i * 7919) % 1009 - 500);
const check = [...big].sort((x, y) => x - y).join();
console.log(big.slice().sort().join() === check, new Float32Array(big).sort().join() === check, new Int16Array(big).sort().join() === check, new Float64Array(big).toSorted().join() === check);
console.log(new Uint8Array([1, 3, 2]).sort((a, b) => b - a).join(), new Uint8Array([1, 3, 2]).sort(undefined).join());
try { new Uint8Array(2).sort(null as any); } catch (e) { console.log((e as any).name); }
// expect: -Infinity,-1,0,0,3,9,10,Infinity,NaN
// expect: true 1,9,10 -5,0,5 -2147483648,0,2147483647
// expect: true true true true
// expect: 3,2,1 1,2,3
// expect: TypeError

const a = new Int32Array(new SharedArrayBuffer(16));
console.log(Atomics.store(a, 0, 5.7), Atomics.add(a, 0, 2), Atomics.sub(a, 0, 1), Atomics.and(a, 0, 12), Atomics.or(a, 0, 3), Atomics.xor(a, 0, 1), Atomics.exchange(a, 0, 9), Atomics.compareExchange(a, 0, 9, 1), Atomics.compareExchange(a, 0, 9, 2), Atomics.load(a, 0));
const b = new Uint8Array([250]);
console.log(Atomics.add(b, 0, 10), b[0], Atomics.compareExchange(b, 0, 260, 7), b[0], Atomics.notify(a, 0, 1), Atomics.isLockFree(4), Atomics.isLockFree(3), Object.prototype.toString.call(Atomics));
for (const f of [() => Atomics.add(new Float32Array(1) as any, 0, 1), () => Atomics.load(a, 4), () => Atomics.add([] as any, 0, 1), () => Atomics.wait(new Int32Array(1), 0, 0, 0)]) try { f(); console.log('?'); } catch (e) { console.log((e as any).name); }
// expect: 5 5 7 6 4 7 6 9 1 1
// expect: 250 4 4 7 0 true false [object Atomics]
// expect: TypeError
// expect: RangeError
// expect: TypeError
// expect: TypeError

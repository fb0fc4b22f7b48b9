const s = new BigInt64Array([1n, -1n, 2n ** 63n, 2n ** 64n + 5n]), u = new BigUint64Array(s.buffer);
console.log(s.join(), u.join(), s[4], typeof s[0]);
for (const f of [() => { s[0] = 1 as any; }, () => new BigInt64Array([1] as any), () => s.fill(1 as any), () => new Uint8Array([1n] as any), () => new Uint8Array(s as any), () => s.set(new Uint8Array(1) as any)]) try { f(); console.log('?'); } catch (e) { console.log((e as any).name); }
s[0] = '7' as any; s[1] = true as any;
console.log(s.indexOf(7n), s.includes(1n), s.lastIndexOf(2n ** 64n), u.indexOf(2n ** 63n), s.indexOf(7 as any), s.toSorted().join(), u.toSorted().join(), s.map((x) => x * 2n)[3], s.with(0, 9n)[0]);
const d = new DataView(new ArrayBuffer(16));
d.setBigInt64(0, -2n); d.setBigUint64(8, 2n ** 63n, true);
console.log(d.getBigUint64(0), d.getBigInt64(8, true), d.getInt8(0), d.getUint8(15));
const a = new BigInt64Array(new SharedArrayBuffer(8));
console.log(Atomics.add(a, 0, 5n), Atomics.sub(a, 0, 6n), Atomics.compareExchange(a, 0, -1n, 3n), Atomics.exchange(a, 0, 2n ** 64n + 1n), Atomics.load(a, 0));
console.log(new BigInt64Array(2), new BigUint64Array(2).fill(3n).sort((x, y) => (x < y ? 1 : -1)).join());
// expect: 1,-1,-9223372036854775808,5 1,18446744073709551615,9223372036854775808,5 undefined bigint
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: 0 true -1 2 -1 -9223372036854775808,1,5,7 1,5,7,9223372036854775808 10n 9n
// expect: 18446744073709551614n -9223372036854775808n -1 128
// expect: 0n 5n -1n 3n 1n
// expect: BigInt64Array(2) [ 0n, 0n ] 3,3

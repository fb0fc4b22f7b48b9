class Points extends Float32Array { sum() { return this.reduce((a, b) => a + b, 0); } }
const p = new Points([1, 2, 3]);
console.log(p instanceof Float32Array, p.slice(1) instanceof Points, p.subarray(1).sum(), p.map((x) => x * 2).sum(), p.filter((x) => x > 1).constructor.name, Points.from([1]).sum(), Points.of(4, 5).sum(), p.toSorted() instanceof Points);
class Plain extends Uint8Array { static get [Symbol.species]() { return Uint16Array as any; } }
console.log(new Plain([200]).map((x) => x * 2).join(), new Plain(2).slice().constructor.name);
const odd: any = new Uint8Array(4); odd.constructor = { [Symbol.species]: function () { return new Uint8Array(1); } };
try { odd.slice(); } catch (e) { console.log(String(e)); }
// expect: true true 5 12 Points 1 9 false
// expect: 400 Uint16Array
// expect: TypeError: Derived TypedArray constructor created an array which was too small

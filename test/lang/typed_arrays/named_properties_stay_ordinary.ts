class Vec extends Float64Array { label = 'v'; #secret = 3; get twice() { return this[0] * 2; } set first(v: number) { this[0] = v; } reveal() { return this.#secret; } static of2(x: number) { return new Vec([x, x]); } }
const v = Vec.of2(4);
v.first = 6;
console.log(v.label, v.twice, v.reveal(), v.join(), Object.keys(v).join(), 'twice' in v, delete (v as any).label, v.label); // expect: v 12 3 6,4 0,1,label true true undefined
const u: any = new Uint8Array(2);
for (let i = 0; i < 3; i++) { u.count = (u.count ?? 0) + 1; u['k' + i] = i; }
console.log(u.count, u.k2, Object.getOwnPropertyNames(u).join()); // expect: 3 2 0,1,count,k0,k1,k2

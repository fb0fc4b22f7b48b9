const a = new Int8Array([1, -2, 3]);
console.log(a.map((x) => x * 100).join(), a.filter((x) => x > 0).join(), a.every((x) => x), a.some((x) => x > 5), a.find((x) => x < 0), a.findIndex((x) => x === 3), a.findLast((x) => x > 0), a.findLastIndex((x) => x > 5));
console.log(a.reduce((s, x) => s + x), a.reduceRight((s, x) => s + x, ''), a.map((x) => x).constructor.name);
a.forEach(function (this: any, v, i, all) { console.log(this.k, v, i, all === a); }, { k: 'k' });
for (const f of [() => a.map(1 as any), () => Int8Array.prototype.map.call([], (x: any) => x), () => new Int8Array().reduce((x) => x)]) try { f(); } catch (e) { console.log(String(e)); }
// expect: 100,56,44 1,3 true false -2 2 3 -1
// expect: 2 3-21 Int8Array
// expect: k 1 0 true
// expect: k -2 1 true
// expect: k 3 2 true
// expect: TypeError: 1 is not a function
// expect: TypeError: this is not a typed array.
// expect: TypeError: Reduce of empty array with no initial value

const proto = Object.getPrototypeOf([][Symbol.iterator]());
const next = proto.next;
proto.next = function () { const r = next.call(this); if (!r.done) r.value *= 10; return r; };
for (const v of [1, 2]) console.log(v);
console.log([...[3]].join());
proto.next = next;
for (const v of [1]) console.log(v);
// expect: 10
// expect: 20
// expect: 30
// expect: 1

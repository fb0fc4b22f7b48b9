let h = 0x811c9dc5 | 0;
for (const c of 'tungsten') h = Math.imul(h ^ c.charCodeAt(0), 0x01000193);
console.log(h >>> 0, (h >>> 0).toString(16)); // expect: 1102233085 41b2bdfd
let r = 123456789;
for (let i = 0; i < 5; i++) { r ^= r << 13; r ^= r >>> 17; r ^= r << 5; }
console.log(r); // expect: -1117447610

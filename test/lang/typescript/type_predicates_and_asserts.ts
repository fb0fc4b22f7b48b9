function isS(v: unknown): v is string { return typeof v === 'string'; }
function assertS(v: unknown): asserts v is string { if (!isS(v)) throw new TypeError('not a string'); }
const v: unknown = 'abc';
assertS(v);
console.log(v.length, isS(5)); // expect: 3 false
try { assertS(1); } catch (e: any) { console.log(e.message); } // expect: not a string

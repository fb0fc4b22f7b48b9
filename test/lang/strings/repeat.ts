console.log('ab'.repeat(3), 'x'.repeat(0) === '', ''.repeat(1000000) === '', 'é日'.repeat(2), 'a'.repeat(2.9));
for (const n of [-1, Infinity, 2 ** 31]) { try { 'ab'.repeat(n); } catch (e: any) { console.log(e.name); } }
// expect: ababab true true é日é日 aa
// expect: RangeError
// expect: RangeError
// expect: RangeError

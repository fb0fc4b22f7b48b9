console.log(String.fromCharCode(72, 105), String.fromCharCode(0x1F600).length, String.fromCodePoint(0x1F600, 65).length, String.fromCharCode(65.9, 65536 + 66), String.fromCharCode() === '');
for (const v of [-1, 1.5, 0x110000]) { try { String.fromCodePoint(v); } catch (e: any) { console.log(e.name); } }
// expect: Hi 1 3 AB true
// expect: RangeError
// expect: RangeError
// expect: RangeError

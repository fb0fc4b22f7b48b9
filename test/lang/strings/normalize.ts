console.log('e\u0301'.normalize() === 'é', 'é'.normalize('NFD').length, '\ufb01'.normalize('NFKC'), 'abc'.normalize('NFC')); // expect: true 2 fi abc
try { 'a'.normalize('X'); } catch (e: any) { console.log(e.name); } // expect: RangeError

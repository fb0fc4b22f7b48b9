console.log(/\101\60/.test('A0'), /(a)\2/.test('a\x02'), /[\101]/.test('A'), /\8/.test('8')); // expect: true true true true

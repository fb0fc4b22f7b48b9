const r = /a/g; r.lastIndex = 3; console.log(r.compile('b', 'i') === r, String(r), r.lastIndex, r.test('B')); // expect: true /b/i 0 true

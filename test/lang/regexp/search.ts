const r = /b/g; r.lastIndex = 3; console.log('abc'.search(r), r.lastIndex, 'abc'.search('c'), 'abc'.search(/x/), 'a.b'.search('.')); // expect: 1 3 2 -1 0

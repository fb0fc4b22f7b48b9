console.log('a\u2028b'.length, 'a b'.length, `x
y`.length);
// expect: 3 3 3

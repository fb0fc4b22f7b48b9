// limit: deadline|memory
for (let i = 0; ; i++) new RegExp('(?:' + i + '|\\p{L}+)x', 'iu').test('abc');

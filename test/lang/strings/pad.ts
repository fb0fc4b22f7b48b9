console.log('5'.padStart(3, '0'), 'ab'.padEnd(5, '12'), 'abc'.padStart(2), 'x'.padStart(4), 'x'.padEnd(3, ''), '7'.padStart(6, 'abcd'), 'é'.padEnd(3, '日')); // expect: 005 ab121 abc    x x abcda7 é日日

console.log('abc'.length, 'é'.length, '\u{1F600}'.length, ''.length, '日本語'.length, 'e\u0301'.length); // expect: 3 1 2 0 3 2

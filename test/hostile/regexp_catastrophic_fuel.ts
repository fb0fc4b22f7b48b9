// limit: fuel
/^(?:\w+\s?)*$/.test('word '.repeat(40) + '!');

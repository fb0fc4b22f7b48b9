// limit: deadline
for (;;) new RegExp('[' + '[\\p{L}--[\\p{Lu}&&\\p{ASCII}]]'.repeat(200) + ']', 'v').test('a');

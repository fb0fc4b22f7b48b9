// limit: deadline
/^(.*)(.*)(.*)(.*)(.*)(.*)\1\2\3\4\5\6!$/.test('ab'.repeat(300));

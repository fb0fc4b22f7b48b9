// limit: deadline
/^(?=(?:a|aa)+$)(?:(?=(a*)*b)|a)*$/.test('a'.repeat(80) + 'c');
for (;;) {}

// limit: deadline
/(?:a*?b*?)*?c/.exec('ab'.repeat(50));
/(.*?)*?(.*?)*?(.*?)*?x/.test('a'.repeat(200));
for (;;) {}

// limit: deadline|memory
const path = '%zz\u00e9'.repeat(20_000);
for (;;) new URL('https://user:' + path + '@example.org/' + path + '?' + path + '#' + path);

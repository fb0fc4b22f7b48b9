// limit: memory
/(?:(?=(a))|b|.)*$x/.test('ac'.repeat(30000000));
for (let s = 'ab'; ; s += s) /(?:a|(b))*x/.test(s);

const bad = ['', '{', '[1,]', '{"a":1,}', '01', '1.', '.5', '+1', "'a'", '{a:1}', 'undefined', 'NaN', '"\n"', '"\\x41"', '"abc', 'tru', '[1 2]', '{"a" 1}', '1 2', '\u00a01', '"\\u12"', '-', '[', '{"a":}', 'nullx', '"\t"'];
let errors = 0;
for (const t of bad) { try { JSON.parse(t); console.log('parsed', t); } catch (e) { if (e instanceof SyntaxError) errors++; } }
console.log(errors === bad.length); // expect: true

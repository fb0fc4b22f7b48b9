// limit: deadline|memory
const r = new RegExp('(?:' + '(a)?'.repeat(20000) + ')*b');
for (;;) r.test('a'.repeat(100000));

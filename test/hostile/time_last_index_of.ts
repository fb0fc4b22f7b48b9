// limit: deadline|fuel
const s = 'ab'.repeat(1000000);
for (;;) s.lastIndexOf('aa');

// limit: deadline
const dots = '/a/..'.repeat(50_000);
for (;;) new URL('https://example.org' + dots);

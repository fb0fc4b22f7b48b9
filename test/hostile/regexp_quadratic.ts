// limit: deadline
for (;;) 'a'.repeat(200000).replace(/a*b/g, '');

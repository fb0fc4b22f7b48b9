// limit: memory
const code = `'${'x'.repeat(200_000)}'`;
for (;;) eval(code);

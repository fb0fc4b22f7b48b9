// limit: memory
const code = `'${'x'.repeat(200_000)}'`;
const kept = [];
for (;;) kept.push(eval(code));

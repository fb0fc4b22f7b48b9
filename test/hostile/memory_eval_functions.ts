// limit: memory|deadline
const kept = [];
const comment = '/*' + 'x'.repeat(20_000) + '*/';
for (let i = 0; ; i++) kept.push(new Function(`${comment} return ${i}`));

// limit: memory
const text = '[' + '{"a":[1,2,3]},'.repeat(1000) + '0]';
const keep: any[] = [];
for (;;) keep.push(JSON.parse(text));

// limit: memory
const s = 'ab'.repeat(500000);
const keep: any[] = [];
for (;;) keep.push(s.split(/(?:)/), s.match(/./g), [...s.matchAll(/b/g)]);

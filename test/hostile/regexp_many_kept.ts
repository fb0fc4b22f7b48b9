// limit: memory|deadline
const keep: RegExp[] = [];
for (let i = 0; ; i++) keep.push(new RegExp('(a)(b)(c)' + i));

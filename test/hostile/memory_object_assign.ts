// limit: memory
let o: any = { a: 1 };
const keep: any[] = [];
for (let i = 0; ; i++) { o = Object.assign({}, o, { ['k' + i]: i }); keep.push(o); }

// limit: stack|deadline
let o: any = {};
for (let i = 0; i < 200000; i++) o = { o };
JSON.stringify(o);

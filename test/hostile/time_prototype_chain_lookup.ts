// limit: deadline
let o: any = {};
for (let i = 0; i < 50000; i++) o = Object.create(o);
for (;;) o.missing;

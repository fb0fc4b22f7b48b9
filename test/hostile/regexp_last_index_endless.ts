// limit: deadline
const r: any = /a/g;
r.lastIndex = { valueOf() { for (;;) {} } };
r.exec('a');

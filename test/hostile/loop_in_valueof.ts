// limit: fuel
const o: any = { valueOf() { for (;;) {} } };
o + 1;

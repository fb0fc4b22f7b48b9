// limit: fuel
const a = new Array(1000000);
for (;;) a.fill(1);

// limit: deadline
const a = new Array(1000000).fill(0);
for (;;) a.reverse();

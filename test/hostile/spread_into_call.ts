// limit: stack|range|memory|deadline
const a = new Array(5000000).fill(1);
Math.max(...a);
for (;;) {}

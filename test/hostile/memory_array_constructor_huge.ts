// limit: memory
const a = new Array(4294967295).fill(1);
a.length;

// limit: deadline
const o = { get x() { while (true) {} } };
o.x;

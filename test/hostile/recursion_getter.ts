// limit: stack
const o = { get x(): any { return this.x; } };
o.x;

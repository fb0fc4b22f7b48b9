// limit: stack
const o = { set x(v: any) { this.x = v; } };
o.x = 1;

// limit: stack
const o = { toJSON(): any { return JSON.stringify(this); } };
JSON.stringify(o);

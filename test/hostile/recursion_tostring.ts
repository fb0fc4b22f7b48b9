// limit: stack
const o: any = { toString() { return '' + this; } };
String(o);

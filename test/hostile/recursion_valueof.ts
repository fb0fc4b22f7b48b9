// limit: stack
const o: any = { valueOf() { return +this; } };
+o;

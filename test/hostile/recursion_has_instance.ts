// limit: stack
const o: any = { [Symbol.hasInstance](v: any) { return v instanceof o; } };
({}) instanceof o;

// limit: deadline|fuel
const list: any = { length: 1, get 0() { return deep(); } };
function deep(...rest: unknown[]): unknown { return deep.apply(rest, list); }
for (;;) {
  try { deep(); } catch (e) { if (!(e instanceof RangeError)) throw e; }
}

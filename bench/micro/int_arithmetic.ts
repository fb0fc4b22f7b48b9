/** Int32 arithmetic and bits in registers. */
function loop(turns: number): number {
  let a = 1;
  for (let i = 0; i < turns; i++) {
    a = (a * 5 + i) & 0xffff;
    a ^= a >> 3;
  }
  return a;
}

const expected = loop(10_000);

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop(10_000) !== expected) return false;
  return true;
};

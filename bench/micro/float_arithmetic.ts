/** Doubles in registers. */
function loop(turns: number): number {
  let x = 0.5;
  for (let i = 0; i < turns; i++) x = x * 3.75 * (1 - x) + 0.001;
  return x;
}

const expected = loop(10_000);

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop(10_000) !== expected || !(expected > 0)) return false;
  return true;
};

/** A fresh closure and a fresh small array each turn. */
function loop(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    const add = (by: number): number => i + by;
    const list = [add(1), 2, 3];
    sum += list[0];
  }
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop(2_000) !== 2_001_000) return false;
  return true;
};

/** Reads and writes of script-level variables. */
let total = 0;
const step = 1;

function loop(turns: number): void {
  for (let i = 0; i < turns; i++) total += step;
}

globalThis.__bench = (inner: number): boolean => {
  total = 0;
  loop(inner * 5_000);
  return total === inner * 5_000;
};

/** A call of a small function by its name. */
function add(a: number, b: number): number {
  return a + b;
}

function loop(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum = add(sum, 1);
  return sum;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 5_000) === inner * 5_000;

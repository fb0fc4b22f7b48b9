/** A call of a closure that updates a captured variable. */
function loop(turns: number): number {
  let count = 0;
  const add = (by: number): number => (count += by);
  for (let i = 0; i < turns; i++) add(1);
  return count;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 5_000) === inner * 5_000;

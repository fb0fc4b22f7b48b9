/** The bare loop: add, compare, branch, all in registers. */
function loop(turns: number): number {
  let a = 0;
  const b = 3;
  const c = 4;
  for (let i = 0; i < turns; i++) a = b + c;
  return a;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 10_000) === 7;

/** The bare loop of one addition; its operands are parameters, so that no compiler folds it away. */
function loop(turns: number, b: number, c: number): number {
  let a = 0;
  for (let i = 0; i < turns; i++) a = b + c;
  return a;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 10_000, 3, 4) === 7;

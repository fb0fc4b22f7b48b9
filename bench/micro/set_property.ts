/** Property writes: two existing fields of one shape. */
function loop(turns: number): number {
  const cell = { at: 0, last: 0 };
  for (let i = 0; i < turns; i++) {
    cell.at = i;
    cell.last = cell.at;
  }
  return cell.last;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 4_000) === inner * 4_000 - 1;

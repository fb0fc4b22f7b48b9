/** The protocol by hand: values go in and result objects come out. */
function* average(): Generator<number, string, number> {
  let sum = 0;
  let n = 0;
  for (;;) {
    const x = yield n === 0 ? 0 : sum / n;
    if (x < 0) return 'done';
    sum += x;
    n++;
  }
}

function loop(): number {
  const g = average();
  g.next(0);
  let last = 0;
  for (let i = 0; i < 2000; i++) last = g.next(i % 10).value as number;
  return g.next(-1).done ? last : -1;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 4.5) return false;
  return true;
};

/** Loops that leave a generator before its end, which runs its finally. */
let closed = 0;

function* guarded(): Generator<number> {
  try {
    for (let i = 0; ; i++) yield i;
  } finally {
    closed++;
  }
}

function firstOver(limit: number): number {
  for (const x of guarded()) if (x > limit) return x;
  return -1;
}

function loop(): number {
  closed = 0;
  let sum = 0;
  for (let i = 0; i < 200; i++) {
    sum += firstOver(i % 4);
    const [a, b] = guarded();
    sum += a + b;
  }
  return sum + closed;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 1100) return false;
  return true;
};

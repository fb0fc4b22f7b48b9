/** A generator that counts, and a loop over it. */
function* count(from: number, to: number): Generator<number> {
  for (let i = from; i < to; i++) yield i;
}

function loop(): number {
  let sum = 0;
  for (const x of count(0, 4000)) sum += x;
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 7998000) return false;
  return true;
};

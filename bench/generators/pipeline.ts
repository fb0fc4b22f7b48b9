/** Stages that are generators: each takes from the one before. */
function* numbers(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}

function* map<T, U>(source: Iterable<T>, change: (x: T) => U): Generator<U> {
  for (const x of source) yield change(x);
}

function* filter<T>(source: Iterable<T>, keep: (x: T) => boolean): Generator<T> {
  for (const x of source) if (keep(x)) yield x;
}

function* take<T>(source: Iterable<T>, n: number): Generator<T> {
  let left = n;
  if (left <= 0) return;
  for (const x of source) {
    yield x;
    if (--left === 0) return;
  }
}

function loop(): number {
  let sum = 0;
  for (const x of take(
    filter(
      map(numbers(1e6), (x) => x * 3),
      (x) => x % 2 === 0,
    ),
    500,
  ))
    sum += x;
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 748500) return false;
  return true;
};

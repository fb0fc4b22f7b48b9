/** map, filter, take, drop, flatMap, reduce and toArray of iterators. Node has them from version 22 on. */
function* numbers(): Generator<number> {
  for (let i = 0; ; i++) yield i;
}

type Helped = {
  map(f: (x: number) => number): Helped;
  filter(f: (x: number) => boolean): Helped;
  take(n: number): Helped;
  drop(n: number): Helped;
  flatMap(f: (x: number) => number[]): Helped;
  reduce(f: (a: number, b: number) => number, start: number): number;
  toArray(): number[];
};

function loop(): number {
  const source = numbers() as unknown as Helped;
  const sum = source
    .map((x) => x * 3)
    .filter((x) => x % 2 === 0)
    .drop(10)
    .take(300)
    .reduce((a, b) => a + b, 0);
  const values = [1, 2, 3, 4, 5, 6, 7, 8].values() as unknown as Helped;
  return sum + values.flatMap((x) => [x, x]).toArray().length;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 287116) return false;
  return true;
};

/** An iterator that is a class, and those of built-ins. */
class Range implements Iterable<number>, Iterator<number> {
  constructor(
    private at: number,
    private readonly end: number,
  ) {}
  [Symbol.iterator](): Iterator<number> {
    return this;
  }
  next(): IteratorResult<number> {
    return this.at < this.end ? { value: this.at++, done: false } : { value: undefined, done: true };
  }
}

const scores = new Map<string, number>();
for (let i = 0; i < 200; i++) scores.set('key' + i, i);

function loop(): number {
  let sum = 0;
  for (const x of new Range(0, 1000)) sum += x;
  for (const [key, value] of scores) sum += key.length + value;
  for (const [index, letter] of [...'some letters'].entries()) sum += index + letter.length;
  for (const value of scores.values()) sum += value;
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 540468) return false;
  return true;
};

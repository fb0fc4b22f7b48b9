/** A monomorphic method call that reads and writes a field. */
class Counter {
  count = 0;
  add(by: number): void {
    this.count += by;
  }
}

function loop(turns: number): number {
  const counter = new Counter();
  for (let i = 0; i < turns; i++) counter.add(2);
  return counter.count;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 5_000) === inner * 10_000;

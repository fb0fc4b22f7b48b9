/** then, catch, finally and the combinators, without async functions. */
let wanted = 0;
let right = 0;

function run(): Promise<number> {
  let promise = Promise.resolve(0);
  for (let i = 0; i < 100; i++) promise = promise.then((x) => x + i);
  const failing = promise.then((x) => Promise.reject(new RangeError(String(x)))).catch((e: Error) => Number(e.message));
  const all = Promise.all(Array.from({ length: 50 }, (_, i) => new Promise<number>((resolve) => resolve(i))));
  return Promise.all([
    failing,
    all.then((list) => list.length),
    Promise.race([promise, failing]).finally(() => {}),
  ]).then(([a, b, c]) => a + b + c);
}

globalThis.__bench = (inner: number): boolean => {
  wanted = inner;
  right = 0;
  for (let i = 0; i < inner; i++) {
    void run().then((sum) => {
      if (sum === 9950) right++;
    });
  }
  return true;
};
globalThis.__check = (): boolean => right === wanted;

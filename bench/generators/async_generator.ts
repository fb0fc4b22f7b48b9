/** Async generators, and for await over them. */
async function* pages(n: number): AsyncGenerator<number[]> {
  for (let i = 0; i < n; i++) {
    await null;
    yield [i, i + 1];
  }
}

async function* items(n: number): AsyncGenerator<number> {
  for await (const page of pages(n)) yield* page;
}

async function total(): Promise<number> {
  let sum = 0;
  for await (const item of items(60)) sum += item;
  return sum;
}

let wanted = 0;
let right = 0;

globalThis.__bench = (inner: number): boolean => {
  wanted = inner;
  right = 0;
  for (let i = 0; i < inner; i++) {
    void total().then((sum) => {
      if (sum === 3600) right++;
    });
  }
  return true;
};
globalThis.__check = (): boolean => right === wanted;

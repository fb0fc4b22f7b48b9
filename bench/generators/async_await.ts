/** Async functions that await values and each other. What they come to is asked for when no job is left. */
async function add(a: number, b: number): Promise<number> {
  return (await a) + b;
}

async function chain(n: number): Promise<number> {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = await add(sum, i);
  return sum;
}

let wanted = 0;
let right = 0;

globalThis.__bench = (inner: number): boolean => {
  wanted = inner;
  right = 0;
  for (let i = 0; i < inner; i++) {
    void chain(400).then((sum) => {
      if (sum === 79800) right++;
    });
  }
  return true;
};
globalThis.__check = (): boolean => right === wanted;

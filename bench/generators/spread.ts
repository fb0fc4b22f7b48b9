/** What takes all of a generator at once: spread, Array.from, destructuring, Set, arguments. */
function* letters(n: number): Generator<string> {
  for (let i = 0; i < n; i++) yield 'abcdefghij'[i % 10];
}

function loop(): number {
  let total = 0;
  for (let i = 0; i < 40; i++) {
    const all = [...letters(20)];
    const [first, second, ...rest] = letters(10);
    total += all.length + rest.length + (first === 'a' ? 1 : 0) + (second === 'b' ? 1 : 0);
    total +=
      Array.from(letters(10)).length + new Set(letters(20)).size + Math.max(...[...letters(5)].map((c) => c.length));
  }
  return total;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 2040) return false;
  return true;
};

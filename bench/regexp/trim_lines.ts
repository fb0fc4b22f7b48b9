/** White space at the ends of lines. */
const TEXT = Array.from(
  { length: 150 },
  (_, i) => `${' '.repeat(i % 9)}line ${i} has some text in it${'\t '.repeat(i % 4)}`,
).join('\n');

globalThis.__bench = (inner: number): boolean => {
  let sum = 0;
  for (let i = 0; i < inner; i++) sum += TEXT.replace(/^[ \t]+|[ \t]+$/gm, '').length;
  return sum === 4239 * inner;
};

/** Strings of a JSON text, escapes inside. */
const TEXT = JSON.stringify(
  Array.from({ length: 120 }, (_, i) => ({
    id: i,
    name: `item "${i}"`,
    path: `C:\\temp\\${i}`,
    tags: ['a', 'b\n', 'ü'],
  })),
);
const PATTERN = /"(?:[^"\\]|\\.)*"/g;

globalThis.__bench = (inner: number): boolean => {
  let count = 0;
  for (let i = 0; i < inner; i++) count += (TEXT.match(PATTERN) ?? []).length;
  return count === 1080 * inner;
};

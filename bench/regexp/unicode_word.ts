/** Letters of all scripts. */
const TEXT = 'Ångström maß 42 naïve crêpes — Привет, мир! 東京は夜の七時。 Ωμέγα 😀 e\u0301tude '.repeat(60);
const PATTERN = /\p{L}+/gu;

globalThis.__bench = (inner: number): boolean => {
  let count = 0;
  for (let i = 0; i < inner; i++) count += (TEXT.match(PATTERN) ?? []).length;
  return count === 600 * inner;
};

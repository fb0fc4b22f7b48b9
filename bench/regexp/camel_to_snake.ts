/** Names from one style to the other, by a template. */
const NAMES = Array.from({ length: 300 }, (_, i) => `someLongName${i}ForTheThing`);
const PATTERN = /([a-z\d])([A-Z])/g;

globalThis.__bench = (inner: number): boolean => {
  let sum = 0;
  for (let i = 0; i < inner; i++) for (const name of NAMES) sum += name.replace(PATTERN, '$1_$2').length;
  return sum === 9190 * inner;
};

/** Dates by named groups. */
const LINES = Array.from(
  { length: 300 },
  (_, i) => `entry ${i}: due ${2000 + (i % 30)}-${String(1 + (i % 12)).padStart(2, '0')}-15 at noon`,
);
const PATTERN = /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/;

globalThis.__bench = (inner: number): boolean => {
  let sum = 0;
  for (let i = 0; i < inner; i++) {
    for (const line of LINES) sum += Number(PATTERN.exec(line)?.groups?.month);
  }
  return sum === 1950 * inner;
};

/** Separators of thousands: lookaheads at every place. */
const NUMBERS = Array.from({ length: 100 }, (_, i) => String(i * i * 7919 + 12345));

globalThis.__bench = (inner: number): boolean => {
  let sum = 0;
  for (let i = 0; i < inner; i++) for (const n of NUMBERS) sum += n.replace(/\B(?=(\d{3})+(?!\d))/g, ',').length;
  return sum === 936 * inner;
};

// Counts lines, words and letters of a text, without regular expressions, and draws the most frequent words.

const TEXT = `It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness,
it was the spring of hope, it was the winter of despair.`;

const isLetter = (c: string): boolean => c.toLowerCase() !== c.toUpperCase();

function words(text: string): string[] {
  const found: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const inside = i < text.length && isLetter(text[i]!);
    if (inside && start < 0) start = i;
    if (!inside && start >= 0) {
      found.push(text.slice(start, i).toLowerCase());
      start = -1;
    }
  }
  return found;
}

function count<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const all = words(TEXT);
const lengths = all.map((word) => word.length);
const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
const frequencies = [...count(all)].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
const letters = count([...TEXT].filter(isLetter).map((c) => c.toLowerCase()));
const [commonest, times] = [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best));

console.log(`lines ${TEXT.split('\n').length}, words ${all.length}, different ${new Set(all).size}`);
console.log(
  `length: mean ${mean.toFixed(2)}, median ${median(lengths)}, longest ${all.reduce((a, b) => (b.length > a.length ? b : a))}`,
);
console.log(`commonest letter: ${commonest} (${times})`);
for (const [word, n] of frequencies.slice(0, 6)) console.log(`${word.padStart(8)} ${'#'.repeat(n)} ${n}`);

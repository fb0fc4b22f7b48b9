/** Three words, whatever their case. */
const SENTENCES = [
  'The harbour master, Ms. Iris Vale, wrote to iris.vale@harbour.example on 2024-03-17 about the the delayed cargo.',
  'Nobody answered! Was the line from 10.20.30.40 to 192.168.1.254 down, or had somebody unplugged the router again?',
  'See [the handbook](https://docs.example.org/handbook/v2?lang=en#chapter-3) or call extension 4711 before Friday.',
  'ERROR 503 came up twice; a Warning about disk_usage (91%) followed it at 23:59:07, and then a fatal timeout.',
  'Send copies to ops+night@ship.example, b.ode@mail.port.example and to the archive at http://archive.example/in/2023.',
];
const TEXT = Array.from({ length: 200 }, (_, i) => `${i}. ${SENTENCES[i % 5]}`).join('\n');

const PATTERN = /\b(?:error|warning|fatal)\b/gi;

globalThis.__bench = (inner: number): boolean => {
  let count = 0;
  for (let i = 0; i < inner; i++) count += (TEXT.match(PATTERN) ?? []).length;
  return count === 120 * inner;
};

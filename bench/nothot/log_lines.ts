/** A few lines of a log: regular expressions, a sort, a table. */
const LINES = ['10:01 GET /a 200 12', '10:02 GET /b 404 3', '10:02 POST /a 200 41', '10:05 GET /a 500 7'];

globalThis.__bench = (inner: number): boolean => {
  let right = true;
  for (let i = 0; i < inner; i++) {
    const entries = LINES.map((line) => /^(\d+):(\d+) ([A-Z]+) (\S+) (\d+) (\d+)$/.exec(line)!);
    const slow = entries.map(([, hour, minute, , path, , ms]) => ({
      at: 60 * Number(hour) + Number(minute),
      path,
      ms: Number(ms),
    }));
    slow.sort((a, b) => b.ms - a.ms);
    const table = slow.map(({ at, path, ms }) => `${String(at).padStart(4)} ${path.padEnd(4)} ${ms}`).join('\n');
    right &&= table === ' 602 /a   41\n 601 /a   12\n 605 /a   7\n 602 /b   3';
  }
  return right;
};

/** One line of a server's log after the other, into its fields. */
const LINES = Array.from(
  { length: 100 },
  (_, i) =>
    `10.0.${i % 7}.${i} - user${i} [17/Mar/2024:10:${10 + (i % 50)}:05 +0000] "GET /shop/item/${i}?ref=mail HTTP/1.1" ${i % 9 === 0 ? 404 : 200} ${i * 37} "-" "Mozilla/5.0 (X11; Linux)"`,
);
const PATTERN = /^(\S+) (\S+) (\S+) \[([^\]]+)\] "(\w+) ([^" ]+) HTTP\/([\d.]+)" (\d{3}) (\d+|-) "([^"]*)" "([^"]*)"$/;

globalThis.__bench = (inner: number): boolean => {
  let sum = 0;
  for (let i = 0; i < inner; i++) {
    for (const line of LINES) {
      const fields = PATTERN.exec(line);
      if (fields !== null) sum += fields[6].length + Number(fields[8]);
    }
  }
  return sum === 24638 * inner;
};

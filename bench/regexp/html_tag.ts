/** Tags with their attributes, whatever their case. */
const ROW = '<tr class="row"><td><a href="/items/7">Item &amp; more</a></td><TD align=right>12.50</TD><br/></tr>\n';
const TEXT = `<table>\n${ROW.repeat(100)}</table>`;
const PATTERN = /<\/?([a-z][a-z0-9]*)\b[^>]*>/gi;

globalThis.__bench = (inner: number): boolean => {
  let count = 0;
  for (let i = 0; i < inner; i++) count += (TEXT.match(PATTERN) ?? []).length;
  return count === 902 * inner;
};

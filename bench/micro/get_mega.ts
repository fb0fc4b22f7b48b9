/** A property read that sees sixteen shapes. */
const items: { value: number }[] = [];
for (let i = 0; i < 16; i++) {
  const item: Record<string, number> = {};
  for (let k = 0; k < 4; k++) if ((i >> k) & 1) item['pad' + k] = 0;
  item.value = 1;
  items.push(item as unknown as { value: number });
}

function loop(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += items[i & 15].value;
  return sum;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 4_000) === inner * 4_000;

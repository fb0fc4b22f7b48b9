/** A property read that sees four shapes. */
interface Named {
  value: number;
}

const items: Named[] = [];
for (let i = 0; i < 8; i++) {
  const kinds: Named[] = [
    { value: 1 },
    { a: 0, value: 1 } as Named,
    { a: 0, b: 0, value: 1 } as Named,
    { b: 0, value: 1 } as Named,
  ];
  items.push(kinds[i & 3]);
}

function loop(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += items[i & 7].value;
  return sum;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 4_000) === inner * 4_000;

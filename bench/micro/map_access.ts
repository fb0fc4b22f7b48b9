/** Map reads and writes with string keys and with integer keys. */
const keys: string[] = [];
for (let i = 0; i < 100; i++) keys.push('key' + i);

function loop(): number {
  const byName = new Map<string, number>();
  const byNumber = new Map<number, number>();
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i < 100; i++) {
      byName.set(keys[i], (byName.get(keys[i]) ?? 0) + 1);
      byNumber.set(i * 7, (byNumber.get(i * 7) ?? 0) + 1);
    }
  }
  return byName.size + byNumber.size + byName.get('key42')! + byNumber.get(294)!;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 208) return false;
  return true;
};

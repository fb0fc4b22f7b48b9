/** A template filled in by a function. */
const TEXT =
  'Dear {{ title }} {{name}}, your order {{order.id}} of {{ date }} is on its way to {{ address.city }}.\n'.repeat(40);
const VALUES: Record<string, string> = { title: 'Dr.', name: 'Vale', 'order.id': '4711', date: 'Monday' };

globalThis.__bench = (inner: number): boolean => {
  let sum = 0;
  for (let i = 0; i < inner; i++)
    sum += TEXT.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_all, key) => VALUES[key] ?? '?').length;
  return sum === 2440 * inner;
};

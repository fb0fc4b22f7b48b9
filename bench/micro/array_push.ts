/** Appending to an array, and emptying it from the end. */
function loop(): number {
  const list: number[] = [];
  for (let i = 0; i < 1000; i++) list.push(i);
  let sum = 0;
  while (list.length > 0) sum += list.pop()!;
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 499_500) return false;
  return true;
};

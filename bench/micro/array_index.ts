/** Reads and writes of array elements by index. */
const list: number[] = new Array(1000).fill(1);

function loop(): number {
  for (let i = 1; i < list.length; i++) list[i] = (list[i - 1] + list[i]) & 0xfff;
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i];
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) {
    list.fill(1);
    if (loop() !== 500_500) return false;
  }
  return true;
};

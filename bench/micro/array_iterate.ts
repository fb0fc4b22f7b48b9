/** for-of over an array, and forEach with a closure. */
const list: number[] = [];
for (let i = 0; i < 1000; i++) list.push(i);

function loop(): number {
  let sum = 0;
  for (const value of list) sum += value;
  list.forEach((value) => {
    sum -= value;
  });
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 0) return false;
  return true;
};

/** Reads and writes of typed array elements by index. */
const bytes = new Uint8Array(1000);
const doubles = new Float64Array(1000);

function loop(): number {
  for (let i = 1; i < bytes.length; i++) bytes[i] = bytes[i - 1] + 3;
  for (let i = 1; i < doubles.length; i++) doubles[i] = doubles[i - 1] + 0.5;
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum += bytes[i];
  for (let i = 0; i < doubles.length; i++) sum += doubles[i];
  return sum;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) {
    bytes[0] = 1;
    doubles[0] = 0.5;
    if (loop() !== 375_542) return false;
  }
  return true;
};

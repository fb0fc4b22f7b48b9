// A branch, an array with its bounds check, a string as it is.
function pick(names: string[], i: number): string {
  return i >= 0 ? names[i] : 'none';
}

const names = ['a', 'b', 'c'];
for (let k = 0; k < 100; k++) pick(names, (k % 4) - 1);

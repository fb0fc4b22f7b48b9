/** Building a string piece by piece, then reading its length. */
function loop(): number {
  let text = '';
  for (let i = 0; i < 500; i++) text += i & 1 ? 'ab' : 'c';
  return text.length + text.charCodeAt(499);
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 750 + 97) return false;
  return true;
};

/** Reading a string by index, as characters and as codes, and comparing. */
const text = 'the quick brown fox jumps over the lazy dog '.repeat(10);

function loop(): number {
  let vowels = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === 'a' || c === 'e' || c === 'i' || c === 'o' || c === 'u') vowels++;
    else if (text.charCodeAt(i) === 32) vowels += 100;
  }
  return vowels;
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (loop() !== 9_110) return false;
  return true;
};

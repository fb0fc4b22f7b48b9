const text = 'the cat and the dog and the bird';
const freq = new Map<string, number>();
for (const w of text.split(' ')) freq.set(w, (freq.get(w) ?? 0) + 1);
console.log([...freq].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([w, n]) => `${w}=${n}`).join(' ')); // expect: the=3 and=2 bird=1 cat=1 dog=1

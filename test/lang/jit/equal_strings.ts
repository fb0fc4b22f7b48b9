// Comparison of strings in compiled code: flat, wide, joined and empty ones, equal or differing in the first, the last or no character.
function same(a: string, b: string): boolean {
  return a === b;
}
const parts = ['', 'a', 'b', 'ab', 'aé', 'aĀ', 'Āa', 'a'.repeat(40), 'a'.repeat(39) + 'b', 'b' + 'a'.repeat(39)];
const joined = parts.map((p) => (p.length > 1 ? p.slice(0, 1) + p.slice(1) : [p].join('')));
const wide = parts.map((p) => ('Ā' + p).slice(1));
let table = '';
for (let round = 0; round < 3; round++) {
  table = '';
  for (let i = 0; i < parts.length; i++) {
    for (let k = 0; k < parts.length; k++) {
      if (same(parts[i], joined[k]) !== (i === k) || same(wide[i], joined[k]) !== (i === k)) table += `${i},${k} `;
    }
  }
}
console.log(table === '', same('', ''), same('', 'a')); // expect: true true false

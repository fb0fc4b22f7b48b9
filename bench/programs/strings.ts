/** String methods: slugs, word counts, a Caesar shift, a glob matcher, padding and splitting. */
const TEXT =
  'The quick onyx goblin jumps over the lazy dwarf; a wizard quickly jinxed the gnomes before they vaporized. ' +
  'Pack my box with five dozen liquor jugs, said the clerk, and how vexingly quick daft zebras jump! ';

function slug(title: string): string {
  let out = '';
  let dash = false;
  for (let i = 0; i < title.length; i++) {
    const code = title.charCodeAt(i);
    const upper = code >= 65 && code <= 90;
    if (upper || (code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (dash && out !== '') out += '-';
      dash = false;
      out += upper ? String.fromCharCode(code + 32) : title[i];
    } else {
      dash = true;
    }
  }
  return out;
}

function caesar(text: string, by: number): string {
  const letters: string[] = [];
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    if (code >= 97 && code <= 122) letters.push(String.fromCharCode(((code - 97 + by) % 26) + 97));
    else if (code >= 65 && code <= 90) letters.push(String.fromCharCode(((code - 65 + by) % 26) + 65));
    else letters.push(letter);
  }
  return letters.join('');
}

/** `*` stands for any run, `?` for any one character. */
function glob(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.length && pattern[p] === '*') p++;
  return p === pattern.length;
}

function longestWord(text: string): string {
  let longest = '';
  for (const part of text.split(' ')) {
    const word = part.trim().toLowerCase();
    if (word.length > longest.length) longest = word;
  }
  return longest;
}

function isPalindrome(text: string): boolean {
  for (let i = 0, j = text.length - 1; i < j; i++, j--) if (text[i] !== text[j]) return false;
  return true;
}

function hash(text: string): number {
  let value = 5381;
  for (let i = 0; i < text.length; i++) value = ((value << 5) + value + text.charCodeAt(i)) | 0;
  return value;
}

const patterns = ['*.ts', 'src/*/index.?s', '*quick*jump*', 'a*b*c*d', '?ack*jugs*'];
const names = ['src/core/index.ts', 'quick brown jumper', 'axxbyyczzd', 'Pack five jugs now', 'readme.md'];

function once(): boolean {
  const slugged = slug(TEXT);
  const shifted = caesar(TEXT, 7);
  const back = caesar(shifted, 19);
  let matches = 0;
  for (const pattern of patterns) for (const name of names) if (glob(pattern, name)) matches++;
  let table = 0;
  for (const word of slugged.split('-')) {
    const padded = word.padStart(10, '.').padEnd(14, '|');
    table += padded.lastIndexOf('.') + padded.indexOf('|');
    if (word.startsWith('j') || word.endsWith('s')) table += word.toUpperCase().charCodeAt(0);
    if (isPalindrome(word)) table += 1000;
  }
  const replaced = TEXT.replace('quick', 'slow').slice(4, 30).repeat(2);
  return (
    back === TEXT &&
    longestWord(TEXT) === 'vaporized.' &&
    hash(slugged) === 2028624774 &&
    hash(shifted) === -2024736165 &&
    matches === 5 &&
    table === 1977 &&
    replaced.includes('slow onyx')
  );
}

const ROUNDS = 20;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};

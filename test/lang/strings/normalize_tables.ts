// spec: sec-string.prototype.normalize: composition, decomposition, order of marks, Hangul, exclusions
const hex = (s: string): string => [...s].map((c) => c.codePointAt(0)!.toString(16)).join(' ');
const forms = (s: string): string => ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => hex(s.normalize(form))).join(' | ');
console.log(forms('\u1e9b\u0323')); // expect: 1e9b 323 | 17f 323 307 | 1e69 | 73 323 307
console.log(forms('\u212b\ufb01')); // expect: c5 fb01 | 41 30a fb01 | c5 66 69 | 41 30a 66 69
console.log(forms('\uac01\u1100\u1161\u11a8')); // expect: ac01 ac01 | 1100 1161 11a8 1100 1161 11a8 | ac01 ac01 | 1100 1161 11a8 1100 1161 11a8
console.log(forms('\u0958')); // expect: 915 93c | 915 93c | 915 93c | 915 93c
console.log(forms('a\u0301\u0316\u0302')); // expect: e1 316 302 | 61 316 301 302 | e1 316 302 | 61 316 301 302
console.log(forms('\u{1d15e}\u{2f800}')); // expect: 1d157 1d165 4e3d | 1d157 1d165 4e3d | 1d157 1d165 4e3d | 1d157 1d165 4e3d
console.log(hex('\ufdfa'.normalize('NFKC'))); // expect: 635 644 649 20 627 644 644 647 20 639 644 64a 647 20 648 633 644 645
console.log(forms('\ud800\u0301x\udc00')); // expect: d800 301 78 dc00 | d800 301 78 dc00 | d800 301 78 dc00 | d800 301 78 dc00
console.log(forms('\u0301e\u0301')); // expect: 301 e9 | 301 65 301 | 301 e9 | 301 65 301
const marks = '\u0301\u0316\u0345\u0334'.repeat(30);
console.log(hex(('a' + marks).normalize('NFD')).slice(0, 18), ('a' + marks).normalize().length); // expect: 61 334 334 334 334 120
console.log('日本語 текст'.normalize('NFKD') === '日本語 текст', ''.normalize('NFD').length); // expect: true 0

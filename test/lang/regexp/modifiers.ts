// node >= 24
console.log(/a(?i:b)c/.test('aBc'), /a(?i:b)c/.test('aBC'), /(?-i:a)b/i.test('aB'), /(?-i:a)b/i.test('AB'), /(?s:.)./.test('\n\n'), /(?m:^b)/.test('a\nb'), /(?i-s:A.)/s.test('a\n'));
// expect: true false true false false true false

console.log('a' < 'b', 'B' < 'a', 'a' < 'aa', '' < 'a'); // expect: true true true true
console.log('10' < '9', '10' < (9 as any), (10 as any) < '9'); // expect: true false false
console.log('é' > 'z', '\u{1F600}' < '\uFF00'); // expect: true true

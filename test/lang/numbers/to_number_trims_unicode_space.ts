console.log(Number('\u00A0\uFEFF\u2028 42\u2029\u3000\n')); // expect: 42
console.log(Number('\u200B42')); // expect: NaN
console.log(Number('\t\v\f')); // expect: 0

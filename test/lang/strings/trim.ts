console.log(JSON.stringify(['  a b ', '\t\n\u00a0x\ufeff\u2028'].map((s) => [s.trim(), s.trimStart().length, s.trimEnd().length])), ''.trim() === ''); // expect: [["a b",4,5],["x",3,4]] true

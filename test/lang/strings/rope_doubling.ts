let s = 'ab';
for (let i = 0; i < 15; i++) s += s;
console.log(s.length, s[65535], s.lastIndexOf('ba')); // expect: 65536 b 65533

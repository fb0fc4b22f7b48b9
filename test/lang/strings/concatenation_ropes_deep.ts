let s = '';
for (let i = 0; i < 20000; i++) s += String.fromCharCode(97 + (i % 26));
console.log(s.length, s[0], s[19999], s.slice(26, 52), s.indexOf('xyzabc')); // expect: 20000 a f abcdefghijklmnopqrstuvwxyz 23
let t = '';
for (let i = 0; i < 20000; i++) t = (i % 10) + t;
console.log(t.length, t.slice(0, 5), t.charCodeAt(19999)); // expect: 20000 98765 48

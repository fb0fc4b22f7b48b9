let s = 'é';
for (let i = 0; i < 10; i++) s = s + i + '日' + s.slice(-1);
console.log(s.length, s.slice(0, 8), s === s + '', [...s].length); // expect: 31 é0日é1日é2 true 31

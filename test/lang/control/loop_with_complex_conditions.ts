let s = '';
for (let i = 0; i < 20 && s.length < 8 || i === 20; i++) { if (!(i % 2 === 0 || i % 3 === 0)) continue; s += i; }
console.log(s); // expect: 023468910

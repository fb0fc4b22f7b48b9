let a: any[] = [];
for (let r = 0; r < 50; r++) { for (let i = 0; i < 200; i++) a.push({ i }); a = a.filter((_, i) => i % 2); }
console.log(a.length, a.every((o) => typeof o.i === 'number')); // expect: 199 true

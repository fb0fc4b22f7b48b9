const f = () => { for (let i = 0; i < 3; i++) { try { return 'try' + i; } finally { if (i < 2) continue; } } return 'end'; };
console.log(f()); // expect: try2

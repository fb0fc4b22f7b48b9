let a = 1, s = 'x';
const f = () => { throw 0; };
try { a = 2; s += 'y'; f(); a = 3; } catch { s += 'z'; }
console.log(a, s); // expect: 2 xyz

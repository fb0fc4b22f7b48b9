const f = () => { l: { try { return 1; } finally { break l; } } return 2; };
console.log(f()); // expect: 2

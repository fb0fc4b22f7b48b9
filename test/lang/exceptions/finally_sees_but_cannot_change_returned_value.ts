const f = () => { let x = 1; try { return x; } finally { x = 2; } };
console.log(f()); // expect: 1
const g = () => { const o = { x: 1 }; try { return o; } finally { o.x = 2; } };
console.log(g().x); // expect: 2

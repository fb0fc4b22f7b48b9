const f = () => { try { try { throw 1; } finally { throw 2; } } catch (e) { return e; } finally { } };
console.log(f()); // expect: 2
const g = () => { try { return 'a'; } finally { try { return 'b'; } finally { return 'c'; } } };
console.log(g()); // expect: c

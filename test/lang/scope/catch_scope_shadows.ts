let e = 'outer';
try { throw 'thrown'; } catch (e) { console.log(e); } // expect: thrown
console.log(e); // expect: outer

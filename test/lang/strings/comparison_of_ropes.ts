let a = '', b = '';
for (let i = 0; i < 500; i++) { a += 'x'; b = 'x' + b; }
console.log(a === b, a < b + 'y', a + 'a' < b + 'b', a.localeCompare(b), new Set([a, b]).size); // expect: true true true 0 1

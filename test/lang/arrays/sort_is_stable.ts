const rows = Array.from({ length: 200 }, (_, i) => ({ k: i % 7, i }));
rows.sort((a, b) => a.k - b.k);
let ok = true;
for (let i = 1; i < rows.length; i++) if (rows[i - 1].k === rows[i].k && rows[i - 1].i > rows[i].i) ok = false;
console.log(ok, rows[0].i, rows[199].i); // expect: true 0 195

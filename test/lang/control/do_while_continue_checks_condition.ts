let n = 0;
do { n++; if (n < 3) continue; break; } while (n < 10);
console.log(n); // expect: 3
let m = 0;
do { m++; continue; } while (m < 4);
console.log(m); // expect: 4

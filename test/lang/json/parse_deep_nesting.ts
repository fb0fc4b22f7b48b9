const depth = 500;
let v = JSON.parse('['.repeat(depth) + ']'.repeat(depth)), n = 0;
while (v.length) { v = v[0]; n++; }
console.log(n); // expect: 499

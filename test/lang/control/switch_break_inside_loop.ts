let s = '';
for (const v of [1, 2, 3]) {
  switch (v) { case 2: continue; default: s += v; break; }
  s += ';';
}
console.log(s); // expect: 1;3;

let s = '';
for (let i = 0; i < 10; i++) {
  if (i === 2) continue;
  if (i === 5) break;
  s += i;
}
console.log(s); // expect: 0134

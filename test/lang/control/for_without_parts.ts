let i = 0;
for (;;) {
  if (++i > 5) break;
}
console.log(i); // expect: 6
for (; i > 3;) i--;
console.log(i); // expect: 3

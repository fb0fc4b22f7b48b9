let caught = 0;
for (let i = 0; i < 10000; i++) {
  try { if (i % 3 === 0) throw i; } catch (e) { caught += e as number; }
}
console.log(caught); // expect: 16668333

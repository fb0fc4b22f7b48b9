function a(): number { return b() + 1; }
function b(): number { return a() + 1; }
let caught = 0;
for (let i = 0; i < 3; i++) {
  try { a(); } catch (e) { if (e instanceof RangeError) caught++; }
}
console.log(caught); // expect: 3

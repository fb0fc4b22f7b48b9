function counter() {
  let n = 0;
  return { up: () => ++n, down: () => --n };
}
const a = counter(), b = counter();
a.up(); a.up(); b.down();
console.log(a.up(), b.down()); // expect: 3 -2

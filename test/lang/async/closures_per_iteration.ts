async function f() {
  const fs: (() => number)[] = [];
  for (let i = 0; i < 3; i++) { await null; fs.push(() => i); }
  return fs.map((g) => g());
}
f().then((r) => console.log(r)); // expect: [ 0, 1, 2 ]

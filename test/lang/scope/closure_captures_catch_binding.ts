const fs: any[] = [];
for (const v of ['x', 'y']) {
  try { throw v; } catch (e) { fs.push(() => e); }
}
console.log(fs.map((f) => f()).join()); // expect: x,y

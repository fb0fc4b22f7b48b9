for (const right of [5, {}, 'x'] as any[]) {
  try {
    ({}) instanceof right;
  } catch (e: any) {
    console.log(e.name);
  }
}
try {
  const f: any = function () {};
  f.prototype = 3;
  ({}) instanceof f;
} catch (e: any) {
  console.log(e.name);
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError

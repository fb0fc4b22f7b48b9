for (const digits of [-1, 101]) {
  try { (1).toFixed(digits); } catch (e: any) { console.log(e.name); }
}
console.log((1.5).toFixed(100).length);
// expect: RangeError
// expect: RangeError
// expect: 102

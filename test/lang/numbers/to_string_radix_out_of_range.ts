for (const radix of [1, 37, 0, -5]) {
  try {
    (1).toString(radix);
  } catch (e: any) {
    console.log(e.name);
  }
}
// expect: RangeError
// expect: RangeError
// expect: RangeError
// expect: RangeError

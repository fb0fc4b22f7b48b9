for (let i = 0; i < 2; i++) {
  try {
    v;
    console.log('no');
  } catch (e: any) {
    console.log(e.name);
  }
  let v = i;
}
// expect: ReferenceError
// expect: ReferenceError

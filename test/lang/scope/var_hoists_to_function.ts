function f() {
  console.log(typeof v, v); // expect: undefined undefined
  if (true) {
    var v: any = 1;
  }
  return v;
}
console.log(f()); // expect: 1

function adder(a: number) {
  return function (b: number) {
    a += b;
    return a;
  };
}
const add = adder(10);
console.log(add(1), add(2), adder(0)(5)); // expect: 11 13 5

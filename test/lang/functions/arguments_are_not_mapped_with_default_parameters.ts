function f(a: any, b = 2) {
  arguments[0] = 'changed';
  return a;
}
console.log(f(1)); // expect: 1

function f(a: number) {
  let b = 2;
  const c = 3;
  eval('b = a + c; a = 10');
  return [a, b, c].join();
}
console.log(f(1)); // expect: 10,4,3
console.log((() => { const deep = 'seen'; return (() => eval('deep'))(); })()); // expect: seen

function f() {
  const local = 1;
  const eval = (s: string) => s + '!';
  return eval('local');
}
console.log(f()); // expect: local!
console.log(eval(5 as any), eval(), (eval as any)({ a: 1 }).a); // expect: 5 undefined 1
// @ts-ignore: wrong by its types, on purpose
console.log((eval)('1 + 1'), eval?.('typeof undefinedName')); // expect: 2 undefined

function f() {
  const before = typeof added;
  eval('var added = 1; function made() { return added + 1; }');
  // @ts-ignore: wrong by its types, on purpose
  return [before, added, made(), typeof added].join();
}
console.log(f()); // expect: undefined,1,2,number
// @ts-ignore: wrong by its types, on purpose
console.log(typeof added); // expect: undefined
function later() {
  const read = () => typeof late;
  const before = read();
  eval('var late = "here"');
  return [before, read()].join();
}
console.log(later()); // expect: undefined,string
declare const late: any, added: any;

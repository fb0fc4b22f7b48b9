var name_ = 'global';
function f() {
  const name_ = 'local';
  const indirect = eval;
  return [indirect('name_'), (0, eval)('name_'), eval('name_'), globalThis.eval('name_')].join();
}
console.log(f()); // expect: global,global,local,global
(0, eval)('var made = 1; let hidden = 2;');
// @ts-ignore: wrong by its types, on purpose
console.log(made, typeof hidden, delete made, typeof made); // expect: 1 undefined true undefined
declare const made: any, hidden: any;
console.log((0, eval)('this') === globalThis); // expect: true

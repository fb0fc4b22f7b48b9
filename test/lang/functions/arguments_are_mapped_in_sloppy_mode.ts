function f(a: any, b?: any) {
  arguments[0] = 'changed';
  b = 'set';
  return [a, arguments[0], arguments[1], arguments.length].join();
}
console.log(f(1, 2), f(1)); // expect: changed,changed,set,2 changed,changed,,1

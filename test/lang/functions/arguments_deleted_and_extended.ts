function f(a: any) {
  delete arguments[0];
  arguments[0] = 'new';
  (arguments as any).length = 5;
  return [a, arguments.length, arguments[0]].join();
}
console.log(f(1)); // expect: 1,5,new

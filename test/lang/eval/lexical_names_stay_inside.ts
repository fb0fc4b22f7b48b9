function f() {
  eval('let a = 1; const b = 2; class C {}');
  return [typeof a, typeof b, typeof C].join();
}
console.log(f()); // expect: undefined,undefined,undefined
declare const a: any, b: any, C: any;

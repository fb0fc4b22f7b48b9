var x = 1;
function f(a: any, get = () => a) {
  var a: any;
  a = 2;
  return get() + ' ' + a;
}
console.log(f(1)); // expect: 1 2

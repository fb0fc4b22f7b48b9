var o: any = { a: 1, b: 2 };
var a = 'outer a', c = 'outer c';
function f() {
  var local = 'local';
  with (o) {
    a = a + 10;
    b++;
    c = c + '!';
    local += '!';
    var d = 'new';
    var b = b * 2;
  }
  return [local, d, b];
}
console.log(JSON.stringify(o), f(), JSON.stringify(o), a, c); // expect: {"a":1,"b":2} [ 'local!', 'new', undefined ] {"a":11,"b":6} outer a outer c!

var name1 = 'global';
var o: any = { name1: 'property', other: 1 };
function f() {
  var name1 = 'local', plain = 'plain';
  with (o) {
    console.log(eval('name1'), eval('plain')); // expect: property plain
    eval('name1 = "written"; plain += "!"; other++');
    console.log(eval('(() => typeof other + eval("other"))()')); // expect: number2
    eval('var other = 5, fresh = 6'); // the name is resolved like any other: the property
    with ({ other: 'inner' }) console.log(eval('other')); // expect: inner
    console.log(eval('let other = 7; other')); // expect: 7
    console.log(eval('with ({ plain: 0 }) { plain++; plain }'), plain); // expect: 1 plain!
    eval('delete name1');
  }
  // @ts-ignore: declared by the eval
  console.log(name1, plain, other, fresh, o.other, 'name1' in o); // expect: local plain! undefined 6 5 false
}
f();
with (o) eval('other = 9');
console.log(o.other, name1); // expect: 9 global

function g(this: any) {
  const p: any = { own() { return this === p; }, name1: 'p' };
  with (p) {
    eval('var of_eval = function () { "use strict"; return this; }; var inner = 1');
    // @ts-ignore: declared by the eval
    console.log(own(), of_eval(), eval('own()'), eval('of_eval()'), inner); // expect: true undefined true undefined 1
    p.inner = 2;
    // @ts-ignore: declared by the eval
    console.log(inner, eval('inner')); // expect: 2 2
  }
  // @ts-ignore: declared by the eval
  return inner;
}
console.log(g()); // expect: 1

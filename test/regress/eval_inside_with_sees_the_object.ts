// What a string names is looked up in the objects of the `with` statements around the call, as it would be without eval.
(function () { let x = 1; with ({ x: 2 }) console.log(eval('x'), x); })(); // expect: 2 2
(function () { with ({ x: 2 }) console.log(eval('x'), eval('typeof y')); })(); // expect: 2 undefined
(function () { let x = 1; with ({ x: 2 }) console.log((() => eval('x'))(), eval('(() => x)()')); console.log(x); })(); // expect: 2 2
// expect: 1
(function () { var x = 1; const o = { x: 2 }; with (o) { with ({ y: x }) console.log(eval('x = y + 3')); } console.log(x, o.x); })(); // expect: 5
// expect: 1 5
(function () { const o: any = { x: 2 }; with (o) { eval('var x = 5; var z = 6'); } console.log(typeof x, o.x, z); })(); // expect: undefined 5 6
(function () { const o: any = { x: 2 }; with (o) { let x = 3; console.log(eval('x')); } })(); // expect: 3

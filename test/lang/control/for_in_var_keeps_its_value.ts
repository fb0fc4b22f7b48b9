(function () { for (var a in {}); console.log(a); })(); // expect: undefined
(function () { var a: any = 5; for (var a of []); console.log(a); })(); // expect: 5
(function () { var a: any = 5; for (var a in { k: 1 }); console.log(a); })(); // expect: k

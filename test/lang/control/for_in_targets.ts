const o: any = {};
let k: any;
for (k in { a: 1 });
for (o.last in { x: 1, y: 2 });
for (var v in { z: 1 });
console.log(k, o.last, v); // expect: a y z

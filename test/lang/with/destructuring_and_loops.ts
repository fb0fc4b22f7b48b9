const o: any = { a: 0, b: 0, k: '' };
var a = 'outer', rest: any;
with (o) {
  [a, b] = [1, 2];
  ({ a: b, ...rest } = { a: 5, z: 6 } as any);
  for (k in { p: 1, q: 2 }) ;
  for (var i of [7, 8]) a += i;
}
console.log(JSON.stringify(o), a, JSON.stringify(rest), i); // expect: {"a":16,"b":5,"k":"q"} outer {"z":6} 8
label: with (o) { for (;;) { if (a) break label; } }
function early() { with (o) { return a; } }
console.log(early()); // expect: 16

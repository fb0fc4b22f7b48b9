const a = [1, 2, 3];
delete a[1];
console.log(a.length, 1 in a, a[1], a.join()); // expect: 3 false undefined 1,,3

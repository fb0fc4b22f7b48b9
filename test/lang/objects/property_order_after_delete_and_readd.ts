const o: any = { a: 1, b: 2, c: 3 };
delete o.a;
o.a = 4;
console.log(Object.keys(o).join()); // expect: b,c,a
o.b = 5;
console.log(Object.entries(o).join(';')); // expect: b,5;c,3;a,4

const a: any[] = [];
a[1000000] = 'x';
a[5] = 'y';
let n = 0;
a.forEach(() => n++);
console.log(a.length, n, Object.keys(a).join(), a.indexOf('x'), a.lastIndexOf('y')); // expect: 1000001 2 5,1000000 1000000 5
a.length = 6;
console.log(a.length, a.join('').length); // expect: 6 1

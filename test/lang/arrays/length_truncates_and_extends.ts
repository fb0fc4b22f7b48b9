const a = [1, 2, 3, 4];
a.length = 2;
console.log(a.join(), a[2]); // expect: 1,2 undefined
a.length = 4;
console.log(a.length, 2 in a, a.join()); // expect: 4 false 1,2,,
a[9] = 1;
console.log(a.length, Object.keys(a).join()); // expect: 10 0,1,9

const a: any[] = [3, undefined, 1, , 2];
a.sort();
console.log(a.join(), 3 in a, 4 in a); // expect: 1,2,3,, true false
const b: any[] = [undefined, 2, 1];
b.sort((x, y) => y - x);
console.log(b.join()); // expect: 2,1,

const a = [1, 2, 3, 4, 5];
console.log(a.splice(-2, 1).join(), a.join()); // expect: 4 1,2,3,5
console.log(a.splice(-100, 1).join(), a.join()); // expect: 1 2,3,5

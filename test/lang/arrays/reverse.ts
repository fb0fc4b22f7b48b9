const a: any[] = [1, , 3, 4];
console.log(a.reverse() === a, a.join(), 2 in a, [1, 2].reverse().join(), [].reverse().length); // expect: true 4,3,,1 false 2,1 0

const a = [1, 2, 3];
console.log(a.splice(1, 1, 'a' as any, 'b' as any).join(), a.join(), a.splice(1).join(), a.join(), a.splice(0, 0, 9).length, a.join(), (a as any).splice().length, a.splice(0, undefined as any).length, a.splice(99, 1).length); // expect: 2 1,a,b,3 a,b,3 1 0 9,1 0 0 0

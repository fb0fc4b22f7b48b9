const a: any[] = ['x', , 'z'];
console.log([...a.keys()].join(), [...a.values()].length, [...a.entries()].map((e) => e.join(':')).join(';')); // expect: 0,1,2 3 0:x;1:;2:z

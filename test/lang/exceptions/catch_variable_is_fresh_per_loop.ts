const fs: (() => any)[] = [];
for (let i = 0; i < 3; i++) try { throw { i }; } catch ({ i: n }: any) { fs.push(() => n++); }
console.log(fs.map((f) => f()).join(), fs.map((f) => f()).join()); // expect: 0,1,2 1,2,3

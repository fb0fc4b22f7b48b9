const a: number[] = [];
for (let i = 50; i >= 0; i--) a[i] = i;
console.log(a.length, a[0], a[50], a.every((v, i) => v === i)); // expect: 51 0 50 true

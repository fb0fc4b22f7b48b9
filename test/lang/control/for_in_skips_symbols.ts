const keys: any[] = [];
for (const k in { [Symbol('s')]: 1, a: 2 }) keys.push(k);
console.log(keys.join()); // expect: a

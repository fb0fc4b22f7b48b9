const o: any = {};
for (let i = 0; i < 2000; i++) o['key' + i] = i;
for (let i = 0; i < 2000; i += 3) delete o['key' + i];
let sum = 0;
for (const k in o) sum += o[k];
console.log(Object.keys(o).length, sum, o.key1, o.key3, 'key6' in o); // expect: 1333 1332667 1 undefined false
o.key3 = 'back';
console.log(o.key3, Object.keys(o).at(-1)); // expect: back key3

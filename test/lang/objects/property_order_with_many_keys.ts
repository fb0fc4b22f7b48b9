const o: any = {};
for (let i = 0; i < 200; i++) o['k' + ((i * 37) % 200)] = i;
const keys = Object.keys(o);
console.log(keys.length, keys[0], keys[1], keys[199]); // expect: 200 k0 k37 k163
for (let i = 0; i < 200; i += 2) delete o['k' + i];
console.log(Object.keys(o).length, Object.keys(o)[0], o.k37, o.k38); // expect: 100 k37 1 undefined

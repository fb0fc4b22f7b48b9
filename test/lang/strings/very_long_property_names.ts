const k = 'k'.repeat(5000);
const o: any = { [k]: 1 };
o[k + 'x'] = 2;
console.log(o['k'.repeat(5000)], o['k'.repeat(5000) + 'x'], Object.keys(o).map((s) => s.length).join()); // expect: 1 2 5000,5001

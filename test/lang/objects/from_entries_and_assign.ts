console.log(JSON.stringify(Object.fromEntries([['a', 1], ['b', 2]])), JSON.stringify(Object.fromEntries(new Map([['m', 1]])))); // expect: {"a":1,"b":2} {"m":1}
const t: any = { a: 1 };
console.log(Object.assign(t, { b: 2 }, null, 'x', { a: 3 }) === t, JSON.stringify(t)); // expect: true {"0":"x","a":3,"b":2}
try { Object.assign(null as any, {}); } catch (e: any) { console.log(e.name); } // expect: TypeError

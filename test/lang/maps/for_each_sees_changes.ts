const m = new Map([['a', 1]]);
const seen: any[] = [];
m.forEach(function (this: any, v, k, all) { seen.push(k, v, this.t, all === m); if (k === 'a') m.set('b', 2); }, { t: 't' });
console.log(seen.join()); // expect: a,1,t,true,b,2,t,true

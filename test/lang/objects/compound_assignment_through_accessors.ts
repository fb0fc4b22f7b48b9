const log: string[] = [];
const o = { _n: 1, get n() { log.push('get'); return this._n; }, set n(v) { log.push('set ' + v); this._n = v; } };
o.n += 5; o.n++; --o.n;
console.log(log.join(), o._n); // expect: get,set 6,get,set 7,get,set 6 6

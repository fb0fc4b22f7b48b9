const k1 = {}, k2 = {}, f = () => 0, s = Symbol();
const m = new Map<any, any>([[k1, 1], [k2, 2], [f, 3], [s, 4], [null, 5], [undefined, 6]]);
console.log(m.get(k1), m.get(k2), m.get({}), m.get(f), m.get(s), m.get(null), m.get(undefined), m.get(void 0), m.size); // expect: 1 2 undefined 3 4 5 6 6 6

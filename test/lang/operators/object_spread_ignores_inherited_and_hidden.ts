const proto = { inherited: 1 };
const o = Object.create(proto, { hidden: { value: 2 }, shown: { value: 3, enumerable: true } });
const s = Symbol('s');
o[s] = 4;
const copy: any = { ...o };
console.log(Object.keys(copy).join(), copy[s], 'hidden' in copy); // expect: shown 4 false

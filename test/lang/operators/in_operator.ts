class P { inherited() {} }
const o: any = new P();
o.own = undefined;
console.log('own' in o, 'inherited' in o, 'nope' in o, 0 in [7], 1 in [7], 'length' in []); // expect: true true false true false true
const s = Symbol();
o[s] = 1;
console.log(s in o); // expect: true

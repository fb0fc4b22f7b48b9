const s = Symbol('key');
const o: any = { [s]: 1, plain: 2 };
o[s]++;
console.log(o[s], Object.keys(o).join(), JSON.stringify(o), s in o, Object.getOwnPropertySymbols(o)[0] === s, delete o[s], s in o); // expect: 2 plain {"plain":2} true true true false

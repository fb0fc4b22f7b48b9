const s = Symbol('s');
const o = { b: 1, [s]: 2, 1: 3 };
Object.defineProperty(o, 'hidden', { value: 0 });
console.log(Object.getOwnPropertyNames(o).join(), Object.getOwnPropertySymbols(o).length, Object.getOwnPropertyNames([1, 2]).join(), Object.getOwnPropertyNames('ab').join()); // expect: 1,b,hidden 1 0,1,length 0,1,length

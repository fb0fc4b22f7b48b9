const s = Symbol('s');
const o = { b: 1, [s]: 2, 2: 3, a: 4, 1: 5, '-1': 6 };
Object.defineProperty(o, 'hidden', { value: 1 });
console.log(Reflect.ownKeys(o).map(String).join()); // expect: 1,2,b,a,-1,hidden,Symbol(s)
console.log(Reflect.ownKeys([1, 2]).map(String).join(), Reflect.ownKeys(new String('ab') as any).map(String).join()); // expect: 0,1,length 0,1,length

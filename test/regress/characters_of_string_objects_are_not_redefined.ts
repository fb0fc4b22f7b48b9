const x = new String('ab');
console.log(Object.defineProperty(x, '0', {}) === x, Reflect.defineProperty(x, '1', { value: 'b' }), Reflect.defineProperty(x, '1', { value: 'c' })); // expect: true true false
console.log(Reflect.ownKeys(x).join(), JSON.stringify({ ...x })); // expect: 0,1,length {"0":"a","1":"b"}

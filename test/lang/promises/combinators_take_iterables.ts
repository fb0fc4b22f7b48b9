Promise.all('ab').then((v) => console.log(v));
Promise.all(new Set([1, Promise.resolve(2)])).then((v) => console.log(v));
let closed = 0;
const endless = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => { closed++; return {}; } }) };
class Broken extends Promise<any> { static resolve(): never { throw new Error('broken'); } }
Broken.all(endless as any).catch((e) => console.log(e.message, closed));
// expect: broken 1
// expect: [ 'a', 'b' ]
// expect: [ 1, 2 ]

const getterThrows = { get then(): never { throw new Error('getter'); } };
Promise.resolve(getterThrows).catch((e) => console.log('1', e.message));
Promise.resolve({ then(resolve: (v: number) => void) { resolve(1); throw new Error('late'); } }).then((v) => console.log('2', v));
Promise.resolve({ then() { throw new Error('early'); } }).catch((e) => console.log('3', e.message));
Promise.resolve({ then: 5 }).then((v: any) => console.log('4', v.then));
Promise.resolve({ then(_: unknown, reject: (v: number) => void) { reject(6); reject(7); } }).catch((e) => console.log('5', e));
// expect: 1 getter
// expect: 4 5
// expect: 2 1
// expect: 3 early
// expect: 5 6

Promise.resolve(1).finally(() => 2).then((v) => console.log(v));
Promise.resolve(1).finally(() => { throw 3; }).catch((e) => console.log(e));
Promise.reject(4).finally(() => Promise.reject(5)).catch((e) => console.log(e));
Promise.reject(6).finally(() => Promise.resolve(7)).catch((e) => console.log(e));
(Promise.resolve(8) as any).finally(9).then((v: number) => console.log(v));
Promise.prototype.finally.call({ constructor: Promise, then: (a: any, b: any) => console.log(typeof a, typeof b, a.length, b.length) } as any, () => {});
// expect: function function 1 1
// expect: 3
// expect: 8
// expect: 1
// expect: 5
// expect: 6

// expect syntax error: any
Promise.resolve(1).then(function (this: unknown, ...args) { 'use strict'; console.log(this, args); });
Promise.reject(2).catch((...args) => console.log(args));
Promise.resolve(3).finally((...args: unknown[]) => console.log(args));
Promise.resolve(4).then(5 as any, 6 as any).then((v) => console.log(v));

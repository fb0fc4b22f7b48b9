const original = Promise.prototype.then;
let calls = 0;
Promise.prototype.then = function (this: any, ...args: any[]): any { calls++; return original.apply(this, args as any); } as any;
Promise.resolve(1).catch(() => {});
Promise.all([1, 2]);
const inner = Promise.resolve(3);
new Promise((r) => r(inner));
original.call(Promise.resolve(), () => { original.call(Promise.resolve(), () => { console.log(calls); Promise.prototype.then = original; }); }); // expect: 4

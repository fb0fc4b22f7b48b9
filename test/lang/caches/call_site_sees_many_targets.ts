const call = (f: any, x: any) => f(x);
console.log([call((a: any) => a + 1, 1), call(String, 2), call(function (this: any, a: any) { return a * 3; }, 3), call(Math.abs, -4), call(((a: any, b: any) => b) as any, 5), call(String.prototype.concat.bind('b'), 6)].join()); // expect: 2,2,9,4,,b6

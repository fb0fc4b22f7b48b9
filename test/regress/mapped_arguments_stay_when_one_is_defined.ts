// An attribute or an accessor for one element makes all of them sparse: the aliases of the other parameters are elements still.
function value(p: any, q: any) { Object.defineProperty(arguments, '0', { value: 7, writable: false }); q = 5; p = 8; return [...arguments as any]; }
console.log(value(1, 2).join(), Object.keys((function (p: any, q: any) { Object.defineProperty(arguments, 0, { writable: false }); return arguments; })(0, 0)).join());
// expect: 7,5 0,1
function getter(p: any, q: any) { Object.defineProperty(arguments, '1', { get() { return 9; } }); arguments[0] = 4; return [p, q, ...arguments as any]; }
console.log(getter(1, 2).join()); // expect: 4,2,4,9
function frozen(p: any, q: any, r?: any) { Object.freeze(arguments); p = 3; return [p, ...arguments as any]; }
console.log(frozen(1, 2).join()); // expect: 3,1,2

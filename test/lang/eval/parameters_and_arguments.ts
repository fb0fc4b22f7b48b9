function f(a: any) { eval('a = 2'); return arguments[0]; }
console.log(f(1)); // expect: 2
function g(..._: any[]) { return eval('arguments.length'); }
console.log(g(1, 2, 3)); // expect: 3
function h(a = eval('1 + 1'), b = () => a) { eval('var a = 5'); return [a, b()].join(); }
console.log(h()); // expect: 5,2
function k(this: any, p = eval('var q = 7'), r = () => q) { return [typeof q, r()].join(); }
console.log(k.call({})); // expect: number,7
declare const q: any;
const arrow = (...args: number[]) => eval('args.length');
console.log(arrow(1, 2)); // expect: 2

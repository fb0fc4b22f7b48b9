function f(a = arguments[1], b?: number) { return [a, b, arguments.length].join(); }
console.log(f(undefined, 2)); // expect: 2,2,2
class A { m(x = arguments.length) { return x; } static s = (y = 1) => y; }
console.log(new A().m(), new A().m(undefined), A.s()); // expect: 0 1 1
function g(x: any = typeof arguments) { var arguments: any; return x; }
console.log(g()); // expect: object

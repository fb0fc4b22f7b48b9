function f(a: any, b: any) { return [a, b, arguments.length].join(); }
const g: any = f;
console.log(g(), g(1), g(1, 2), g(1, 2, 3)); // expect: ,,0 1,,1 1,2,2 1,2,3

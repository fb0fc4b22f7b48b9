const f = (a: any, ...rest: any[]) => `${a}:${rest.length}:${rest.join('-')}`;
console.log(f(1), f(1, 2), f(1, 2, 3)); // expect: 1:0: 1:1:2 1:2:2-3
console.log(((...all: any[]) => Array.isArray(all))()); // expect: true

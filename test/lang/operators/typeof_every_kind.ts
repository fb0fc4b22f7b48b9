console.log(typeof undefined, typeof null, typeof true, typeof 1, typeof 1.5, typeof 's', typeof Symbol()); // expect: undefined object boolean number number string symbol
console.log(typeof {}, typeof [], typeof (() => 1), typeof class {}, typeof Math, typeof Math.max); // expect: object object function function object function
console.log(typeof (globalThis as any).missing); // expect: undefined

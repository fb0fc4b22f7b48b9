console.log(Array.from('abc').join(), Array.from({ length: 3 }, (_, i) => i * i).join(), Array.from(new Set([1, 1, 2])).join(), Array.from([1, , 3]).includes(undefined as any)); // expect: a,b,c 0,1,4 1,2 true
console.log(Array.from({ length: 2, 0: 'a', 1: 'b' } as any).join(), Array.from(new Map([['k', 'v']]))[0].join(), Array.from(5 as any).length); // expect: a,b k,v 0
const thisArg = { k: 10 };
console.log(Array.from([1, 2], function (this: any, x: number) { return x * this.k; }, thisArg).join()); // expect: 10,20

const { a = 1, b = 2, c: { d = 3 } = {} as any, e = 5 } = { b: undefined, e: null } as any;
console.log(a, b, d, e); // expect: 1 2 3 null

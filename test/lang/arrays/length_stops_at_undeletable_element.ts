const a: any[] = [1, 2, 3];
Object.defineProperty(a, 1, { configurable: false });
a.length = 0;
console.log(a.length, a.join()); // expect: 2 1,2

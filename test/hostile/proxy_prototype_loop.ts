// limit: deadline
const target: any = {};
const p: any = new Proxy(target, { getPrototypeOf: () => p });
console.log(p instanceof Array);

const o = Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } });
const { ...copy } = o;
console.log(JSON.stringify(copy), Object.getPrototypeOf(copy) === Object.prototype); // expect: {"own":2} true

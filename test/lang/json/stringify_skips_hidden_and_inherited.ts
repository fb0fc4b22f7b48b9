const o = Object.create({ inherited: 1 }, { hidden: { value: 1 }, shown: { value: 2, enumerable: true }, got: { get: () => 3, enumerable: true } });
console.log(JSON.stringify(o), JSON.stringify(new Map([[1, 2]])), JSON.stringify(new Set([1])), JSON.stringify(new Error('e'))); // expect: {"shown":2,"got":3} {} {} {}

// The target of another species need have no length, and one that it has says nothing.
class A extends Array { static get [Symbol.species]() { return function () {} as any; } }
console.log(JSON.stringify(A.from([1, [2, 3], 4]).flat())); // expect: {"0":1,"1":2,"2":3,"3":4}
class B extends Array { static get [Symbol.species]() { return function () { return { length: 7, 0: 'x' }; } as any; } }
console.log(JSON.stringify(B.from([1, [2]]).flat())); // expect: {"0":1,"1":2,"length":7}

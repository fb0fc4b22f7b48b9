class T { get [Symbol.toStringTag]() { return 'Tag'; } a = 1; }
console.log(new T(), { [Symbol.toStringTag]: 'Obj', b: 2 }); // expect: T [Tag] { a: 1 } { b: 2, [Symbol(Symbol.toStringTag)]: 'Obj' }

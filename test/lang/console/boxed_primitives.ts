console.log(new Number(1), new String('abc'), new Boolean(false), Object(Symbol('x')), [new Number(-0)]); // expect: [Number: 1] [String: 'abc'] [Boolean: false] [Symbol: Symbol(x)] [ [Number: -0] ]

const a = Symbol('d'), b = Symbol('d');
console.log((a as any) === b, a.description, Symbol().description, Symbol('').description === '', a.toString(), typeof a); // expect: false d undefined true Symbol(d) symbol

const o: any = { a: undefined };
console.log(Object.hasOwn(o, 'a'), o.hasOwnProperty('toString'), o.propertyIsEnumerable('a'), [].propertyIsEnumerable('length'), Object.hasOwn([5], 0), Object.hasOwn('abc', 'length')); // expect: true false true false true true

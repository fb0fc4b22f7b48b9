console.log(Number('12'), Number(), typeof Number('1'), typeof new Number(1)); // expect: 12 0 number object
console.log(new Number(5) as any + 1, new Number(5) == (5 as any), new Number(5) === (5 as any)); // expect: 6 true false
console.log(Object(1) instanceof Number, Number(null), Number(undefined), Number([5])); // expect: true 0 NaN 5

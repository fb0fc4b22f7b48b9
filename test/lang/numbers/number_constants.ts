console.log(Number.EPSILON === 2 ** -52, Number.MAX_VALUE, Number.MIN_VALUE); // expect: true 1.7976931348623157e+308 5e-324
console.log(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN); // expect: Infinity -Infinity NaN

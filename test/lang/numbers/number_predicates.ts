console.log(Number.isInteger(5), Number.isInteger(5.5), Number.isInteger('5' as any), Number.isInteger(1e300), Number.isInteger(Infinity)); // expect: true false false true false
console.log(Number.isFinite(1), Number.isFinite(NaN), Number.isFinite('1' as any)); // expect: true false false
console.log(Number.isNaN(NaN), Number.isNaN('x' as any), isNaN('x' as any), isFinite('1' as any)); // expect: true false true true

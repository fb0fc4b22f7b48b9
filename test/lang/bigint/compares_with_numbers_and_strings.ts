const big = 2n ** 53n + 1n;
console.log(big > 2 ** 53, big == (2 ** 53 as any), big < Infinity, -big < -Infinity, big < NaN, big >= (NaN as any)); // expect: true false true false false false
console.log(1n < 1.5, 2n > 1.5, 0n == (-0 as any), 1n == ('1' as any), 1n == ('x' as any), 10n > ('9' as any), ('0x10' as any) < 17n); // expect: true true true true false true true
console.log(1n === (1 as any), 2n ** 70n === 2n ** 70n, Object.is(0n, -0n), [1n, 2n].includes(2n), [2n ** 80n].indexOf(2n ** 80n)); // expect: false true true true 0
console.log(2n ** 1024n > Number.MAX_VALUE, 10n ** 400n > 1e308, 1n > Number.MIN_VALUE); // expect: true true true

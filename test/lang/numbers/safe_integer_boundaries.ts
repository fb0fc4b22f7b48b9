console.log(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER); // expect: 9007199254740991 -9007199254740991
console.log(9007199254740991 + 1, 9007199254740991 + 2); // expect: 9007199254740992 9007199254740992
console.log(Number.isSafeInteger(2 ** 53), Number.isSafeInteger(2 ** 53 - 1)); // expect: false true
console.log(9007199254740992 === 9007199254740993); // expect: true

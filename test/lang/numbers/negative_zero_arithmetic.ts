let z = -0;
console.log(Object.is(z + 0, 0)); // expect: true
console.log(Object.is(z + z, -0)); // expect: true
console.log(Object.is(z - 0, -0)); // expect: true
console.log(Object.is(0 - z, 0)); // expect: true
console.log(Object.is(z * 1, -0)); // expect: true
console.log(Object.is(Math.round(-0.2), -0)); // expect: true
console.log(Object.is(z | 0, 0)); // expect: true

let zero = 0;
console.log(Object.is(-zero, -0)); // expect: true
console.log(1 / -zero); // expect: -Infinity
console.log(Object.is(-(-zero), 0)); // expect: true
console.log(0 === -0); // expect: true

const A = class {};
const B = class Named { static me() { return Named.name; } };
console.log(A.name, B.name, B.me()); // expect: A Named Named

console.log((-2) ** 2, -(2 ** 2), 2 ** -1, (+'3') ** 2); // expect: 4 -4 0.5 9
let x = 2;
console.log(x++ ** 2, x, ++x ** 2); // expect: 4 3 16

enum E { A, B }
enum E { C = 5, D }
console.log(E.A, E.B, E.C, E.D, E[6], Object.keys(E).length); // expect: 0 1 5 6 D 8

console.log(typeof E); // expect: undefined
enum E { A = 1 }
console.log(E.A); // expect: 1

const accessor = 5;
class A { accessor = 1; static accessor = 2; }
console.log(accessor, new A().accessor, A.accessor); // expect: 5 1 2

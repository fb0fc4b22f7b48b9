class A { b = 1; [2] = 2; a = 3; [1] = 4; }
console.log(Object.keys(new A()).join()); // expect: 1,2,b,a

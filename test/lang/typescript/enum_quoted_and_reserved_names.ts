enum E { 'a b' = 1, 'default' = 2, if = 3, "c-d" }
console.log(E['a b'], E.default, E.if, E['c-d'], E[1]); // expect: 1 2 3 4 a b

class A { #x = { y: 1 }; static get(o?: A) { return o?.#x.y; } }
console.log(A.get(new A()), A.get(undefined)); // expect: 1 undefined

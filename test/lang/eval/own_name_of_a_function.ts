const f = function self() { eval('var self = 1'); return self; };
console.log(f()); // expect: 1
const g = function self() { return eval('self') === g; };
console.log(g()); // expect: true
const h = function self() { eval('self = 2'); return typeof self; };
console.log(h()); // expect: function

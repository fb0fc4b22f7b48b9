function* g() { yield 1; }
const own = { hello: 'own' };
g.prototype = own as any;
console.log(Object.getPrototypeOf(g()) === own, (g() as any).hello); // expect: true own
g.prototype = null as any;
const G = Object.getPrototypeOf(g);
console.log(Object.getPrototypeOf(g()) === G.prototype, [...g()]); // expect: true [ 1 ]
g.prototype = 5 as any;
console.log(Object.getPrototypeOf(g()) === G.prototype); // expect: true
function* h(): any { yield this === undefined; }
h.prototype.extra = function () { return 'extra'; };
console.log((h() as any).extra()); // expect: extra

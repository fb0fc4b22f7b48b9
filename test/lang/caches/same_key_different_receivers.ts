const f = (o: any) => o.length;
console.log([f('abc'), f([1, 2]), f(() => 1), f({ length: 'own' }), f(new String('xy')), f((function (a, b) {})), f('')].join()); // expect: 3,2,0,own,2,2,0

const o = Object.create({ inherited: 1 });
o.b = 2; o.a = 1; o[0] = 'z';
Object.defineProperty(o, 'hidden', { value: 1 });
console.log(Object.keys(o).join(), Object.values(o).join(), Object.entries(o).map((e) => e.join('=')).join('&')); // expect: 0,b,a z,2,1 0=z&b=2&a=1
console.log(Object.keys('ab').join(), Object.values('ab').join(), Object.entries([7]).join(), Object.keys(5).length); // expect: 0,1 a,b 0,7 0

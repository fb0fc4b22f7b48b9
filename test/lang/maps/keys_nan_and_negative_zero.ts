const m = new Map<any, any>();
m.set(NaN, 'nan').set(-0, 'zero');
console.log(m.get(0 / 0), m.get(0), m.get(-0), m.size, Object.is([...m.keys()][1], -0)); // expect: nan zero zero 2 false
m.set(1, 'int'); m.set(1.0, 'same'); m.set('1', 'string'); m.set(2 ** 31, 'big'); m.set(true, 'bool');
console.log(m.size, m.get(1), m.get('1'), m.get(2147483648), m.get(1.5 - 0.5)); // expect: 6 same string big same

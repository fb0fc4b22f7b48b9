const a = [1, NaN, 'a', 1, undefined, -0];
console.log(a.indexOf(1), a.lastIndexOf(1), a.indexOf(NaN), a.includes(NaN), a.indexOf('a', -5), a.indexOf(1, 1), a.includes(0), a.indexOf(0), a.lastIndexOf(1, -4), a.includes('A'), a.lastIndexOf('zz'), a.indexOf(1, -100)); // expect: 0 3 -1 true 2 3 true 5 0 false -1 0

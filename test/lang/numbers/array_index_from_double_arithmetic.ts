const a = ['a', 'b', 'c', 'd'];
console.log(a[3 / 1.5], a[0.1 + 0.2 > 0.3 ? 1 : 2], a[Math.floor(7 / 2)], a[7 % 4], a[-1 + 1], a[1.5]); // expect: c b d d a undefined

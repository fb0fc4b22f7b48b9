const a: any = [1, 2];
a[-1] = 'neg';
console.log(a[-1], a.length, a[0.5], a['0'], a[0.0], a['0.0'], a[1e0]); // expect: neg 2 undefined 1 1 undefined 2

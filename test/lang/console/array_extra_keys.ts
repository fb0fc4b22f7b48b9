const a: any = [1, 2];
a.name = 'x';
a[-1] = 'neg';
console.log(a); // expect: [ 1, 2, name: 'x', '-1': 'neg' ]

const a: any = [1];
a['01'] = 'x'; a['-1'] = 'y'; a[1.5] = 'z'; a['1'] = 2; a.foo = 'f';
console.log(a.length, Object.keys(a).join(), JSON.stringify(a)); // expect: 2 0,1,01,-1,1.5,foo [1,2]

const a: any[] = [1];
a.push(a, 2);
console.log(String(a), a.join('-')); // expect: 1,,2 1--2

const [a = 'default', b] = [, 2];
console.log(a, b); // expect: default 2

let i = 2147483646;
i++;
console.log(i); // expect: 2147483647
i++;
console.log(i); // expect: 2147483648
++i;
console.log(i); // expect: 2147483649

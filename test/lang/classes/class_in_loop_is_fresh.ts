const made: any[] = [];
for (let i = 0; i < 2; i++) made.push(class { static n = i; });
console.log(made[0] === made[1], made[0].n, made[1].n); // expect: false 0 1

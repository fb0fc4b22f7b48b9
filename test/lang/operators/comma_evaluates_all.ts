let log = '';
const last = ((log += 'a'), (log += 'b'), 'c');
console.log(log, last); // expect: ab c
for (let i = 0, j = 10; i < j; i += 3, j -= 3) log += `${i}${j}`;
console.log(log); // expect: ab01037

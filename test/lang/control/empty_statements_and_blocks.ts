;;{}{;}
if (true); else console.log('no');
for (let i = 0; i < 3; i++);
console.log('ok'); // expect: ok

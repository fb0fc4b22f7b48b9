console.log(eval('1; 2'), eval('3; ;'), eval('if (true) 4; else 5'), eval('var a = 1'), eval('')); // expect: 2 3 4 undefined undefined
console.log(eval('do { 6; break; } while (true)'), eval('for (var i = 0; i < 3; i++) i'), eval('({ a: 7 })').a); // expect: 6 2 7
console.log(eval('try { 8 } finally { 9 }'), eval('{}'), eval('switch (1) { case 1: 10 }')); // expect: 8 undefined 10

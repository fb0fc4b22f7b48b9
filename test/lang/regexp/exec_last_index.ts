const r = /b/g;
console.log(r.exec('abab')!.index, r.lastIndex, r.exec('abab')!.index, r.exec('abab'), r.lastIndex); // expect: 1 2 3 null 0
const plain = /b/; plain.lastIndex = 7; console.log(plain.test('ab'), plain.lastIndex); // expect: true 7
r.lastIndex = 9; console.log(r.test('abab'), r.lastIndex); // expect: false 0

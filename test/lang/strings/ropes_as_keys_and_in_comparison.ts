const a = 'ab', b = 'cd';
const key = a + b + (1 + 1);
const o: any = { abcd2: 'found' };
console.log(o[key], key === 'abcd2', new Map([['abcd2', 1]]).get(key), key < 'abcd3', new Set([key, 'abcd2']).size); // expect: found true 1 true 1
switch (key) { case 'abcd2': console.log('switch'); } // expect: switch

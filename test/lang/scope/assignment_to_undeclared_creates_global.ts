// @ts-ignore: wrong by its types, on purpose
undeclared = 7;
console.log((globalThis as any).undeclared, delete (globalThis as any).undeclared); // expect: 7 true
console.log('undeclared' in globalThis); // expect: false

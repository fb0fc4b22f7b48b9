console.log((1 as any) === '1', (null as any) === undefined, 'a' + 'b' === 'ab'); // expect: false false true
console.log(0 === -0, 1 === 1.0, 4294967296 === 2 ** 32); // expect: true true true
console.log({} === ({} as any), Symbol.iterator === Symbol.iterator); // expect: false true

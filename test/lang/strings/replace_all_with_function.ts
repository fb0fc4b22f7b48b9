console.log('a.b.c'.replaceAll('.', (m, i) => `(${i})`), 'aXbX'.replaceAll('X', '$&$&'), 'abab'.replaceAll('ab', (() => undefined) as any)); // expect: a(1)b(3)c aXXbXX undefinedundefined

console.log('a1b'.includes(1 as any), 'null'.startsWith(null as any), 'x'.endsWith(''), ''.includes(''), 'abc'.includes('c', 2), 'abc'.includes('c', 3)); // expect: true true true true true false

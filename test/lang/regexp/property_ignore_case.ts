console.log(/\p{Lu}/iu.test('a'), /\P{Lu}/iu.test('A'), /[^\P{Lu}]/iu.test('a'), /\p{Lu}/iv.test('a'), /[^\P{Lu}]/iv.test('a'), /\P{Ll}/iv.test('A')); // expect: true true false true true false

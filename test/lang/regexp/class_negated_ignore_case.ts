console.log('aAbB'.match(/[^a]/gi), /[^x]/iu.test('X'), /[A-Z]/i.test('q'), /[^\W]/iu.test('ſ')); // expect: [ 'b', 'B' ] false true true

console.log('a_1 \u00a0\ufeff-'.match(/\w/g)!.length, 'a \u00a0\ufeff\u2003'.match(/\s/g)!.length, '1a٣'.match(/\d/g), /[\d-x]+/.exec('1-x')![0], /\W/.test('é')); // expect: 3 4 [ '1' ] 1-x true

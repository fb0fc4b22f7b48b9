console.log('a\n\r\u2028\u2029b'.match(/./g), /a.b/s.test('a\nb'), '😀'.match(/./g)!.length, '😀'.match(/./gu)!.length); // expect: [ 'a', 'b' ] true 2 1

console.log('a\nb\nc'.match(/^./gm), 'a\nb'.match(/^./g), 'a\nb'.replace(/$/gm, ';'), /^b$/.test('a\nb'));
// expect: [ 'a', 'b', 'c' ] [ 'a' ] a;
// expect: b; false

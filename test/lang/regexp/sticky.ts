const r = /a/y;
console.log(r.test('ba'), r.lastIndex, 'aab'.replace(r, 'x'), r.lastIndex, 'aab'.replace(r, 'x'), 'aaba'.match(/a/gy), 'a-a'.split(/a/y)); // expect: false 0 xab 1 axb [ 'a', 'a' ] [ '', '-', '' ]

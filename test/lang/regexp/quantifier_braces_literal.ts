console.log(/a{/.test('a{'), /a{1/.test('a{1'), /x{,2}/.test('x{,2}'), /}/.test('}'), /]/.test(']'), /a{0,0}b/.exec('ab')![0], /a{2}{/.test('aa{')); // expect: true true true true true b true

console.log(/<.+>/.exec('<a><b>c')![0], /a*ab/.exec('aaab')![0], /.*x.*y/.exec('1x2y3x')![0], /\d+5/.exec('12545')![0], /a{2,3}a/.exec('aaa')![0]); // expect: <a><b> aaab 1x2y 12545 aaa

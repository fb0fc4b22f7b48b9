console.log(/a+?/.exec('aaa')![0], /a{2,}?/.exec('aaaa')![0], /a??b/.exec('ab')![0], /"(.*?)"/.exec('x "y" "z"')![1], /<(.+?)>(.*?)<\/\1>/.exec('<b>t</b></b>'));
// expect: a aa ab y [
// expect:   '<b>t</b>',
// expect:   'b',
// expect:   't',
// expect:   index: 0,
// expect:   input: '<b>t</b></b>',
// expect:   groups: undefined
// expect: ]

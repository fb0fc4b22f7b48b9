console.log(/(?:a{2}){2}/.exec('aaaaa')![0], /((ab){1,2}c){2}/.exec('abcababcc'), /(?:(\w+),){2,3}?/.exec('a,b,c,'), /(a{0})b/.exec('b'), /(?:x{1,2}y?){2,}$/.exec('xxyxxy')![0]);
// expect: aaaa [
// expect:   'abcababc',
// expect:   'ababc',
// expect:   'ab',
// expect:   index: 0,
// expect:   input: 'abcababcc',
// expect:   groups: undefined
// expect: ] [ 'a,b,', 'b', index: 0, input: 'a,b,c,', groups: undefined ] [ 'b', '', index: 0, input: 'b', groups: undefined ] xxyxxy

console.log(/a|ab/.exec('abc')![0], /((a)|(ab))((c)|(bc))/.exec('abc'));
// expect: a [
// expect:   'abc',
// expect:   'a',
// expect:   'a',
// expect:   undefined,
// expect:   'bc',
// expect:   undefined,
// expect:   'bc',
// expect:   index: 0,
// expect:   input: 'abc',
// expect:   groups: undefined
// expect: ]

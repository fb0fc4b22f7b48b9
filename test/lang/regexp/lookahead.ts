console.log(/a(?=b)/.exec('acab')!.index, /a(?!b)/.exec('abac')!.index, /(?=(a+))a*b\1/.exec('baaabac'), /(?=a)*/.exec('a')![0], /(.*?)a(?!(a+)b\2c)\2(.*)/.exec('baaabaac'));
// expect: 2 2 [ 'aba', 'a', index: 3, input: 'baaabac', groups: undefined ]  [
// expect:   'baaabaac',
// expect:   'ba',
// expect:   undefined,
// expect:   'abaac',
// expect:   index: 0,
// expect:   input: 'baaabaac',
// expect:   groups: undefined
// expect: ]

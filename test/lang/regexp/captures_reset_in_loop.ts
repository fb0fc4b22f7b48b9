console.log(/(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'), /(?:(a)|(b))*/.exec('ab'), /(?:(a)|b)*/.exec('ab'));
// expect: [
// expect:   'zaacbbbcac',
// expect:   'z',
// expect:   'ac',
// expect:   'a',
// expect:   undefined,
// expect:   'c',
// expect:   index: 0,
// expect:   input: 'zaacbbbcac',
// expect:   groups: undefined
// expect: ] [ 'ab', undefined, 'b', index: 0, input: 'ab', groups: undefined ] [ 'ab', undefined, index: 0, input: 'ab', groups: undefined ]

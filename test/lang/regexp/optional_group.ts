console.log(/(a)?b/.exec('b'), /(a*)?b/.exec('b'), /(?:(a)|(b)|(c))?d/.exec('bd'), /https?:\/\/(www\.)?x/.exec('https://x'));
// expect: [ 'b', undefined, index: 0, input: 'b', groups: undefined ] [ 'b', undefined, index: 0, input: 'b', groups: undefined ] [
// expect:   'bd',
// expect:   undefined,
// expect:   'b',
// expect:   undefined,
// expect:   index: 0,
// expect:   input: 'bd',
// expect:   groups: undefined
// expect: ] [
// expect:   'https://x',
// expect:   undefined,
// expect:   index: 0,
// expect:   input: 'https://x',
// expect:   groups: undefined
// expect: ]

console.log(/a\/b/gi, [/x/], { r: /y/u });
class Pattern extends RegExp {}
console.log(new Pattern('a', 'g'), Object.assign(/a/, { note: 1 }), /a/[Symbol.matchAll]('a'));
console.log('ab'.match(/(?<first>a)(c)?/), 'ab'.match(/b/d));
// expect: /a\/b/gi [ /x/ ] { r: /y/u }
// expect: Pattern /a/g /a/ { note: 1 } Object [RegExp String Iterator] {}
// expect: [
// expect:   'a',
// expect:   'a',
// expect:   undefined,
// expect:   index: 0,
// expect:   input: 'ab',
// expect:   groups: [Object: null prototype] { first: 'a' }
// expect: ] [
// expect:   'b',
// expect:   index: 1,
// expect:   input: 'ab',
// expect:   groups: undefined,
// expect:   indices: [ [ 1, 2 ], groups: undefined ]
// expect: ]

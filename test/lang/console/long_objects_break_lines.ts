console.log({ first: 'a long enough string value', second: 'another long string value', third: 'and one more of them' });
console.log({ a: 'x'.repeat(60), b: 'y'.repeat(20) });
console.log([{ id: 1, name: 'first item', tags: ['a', 'b'] }, { id: 2, name: 'second item', tags: ['c'] }]);
// expect: {
// expect:   first: 'a long enough string value',
// expect:   second: 'another long string value',
// expect:   third: 'and one more of them'
// expect: }
// expect: {
// expect:   a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
// expect:   b: 'yyyyyyyyyyyyyyyyyyyy'
// expect: }
// expect: [
// expect:   { id: 1, name: 'first item', tags: [ 'a', 'b' ] },
// expect:   { id: 2, name: 'second item', tags: [ 'c' ] }
// expect: ]

console.log(['it\'s', 'say "hi"', `both ' and "`, 'back`tick', 'all \'"`', 'line\nbreak', 'tab\t', 'back\\slash', '\u0001']);
console.log({ s: 'x' }, 'top level\ttab');
// expect: [
// expect:   "it's",
// expect:   'say "hi"',
// expect:   `both ' and "`,
// expect:   'back`tick',
// expect:   'all \'"`',
// expect:   'line\nbreak',
// expect:   'tab\t',
// expect:   'back\\slash',
// expect:   '\x01'
// expect: ]
// expect: { s: 'x' } top level	tab

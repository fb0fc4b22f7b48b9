class Special extends RegExp { static get [Symbol.species]() { console.log('species'); return RegExp; } }
console.log('a-b'.split(new Special('-')), [...'aa'.matchAll(new Special('a', 'g'))].length);
// expect: species
// expect: species
// expect: [ 'a', 'b' ] 2

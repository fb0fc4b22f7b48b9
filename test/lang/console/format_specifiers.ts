console.log('%s is %d years', 'Bob', 42, 'extra'); // expect: Bob is 42 years extra
console.log('%i %f %j %%', 3.7, '1.5', { a: 1 }); // expect: 3 1.5 {"a":1} %
console.log('100%', 5, '%s'); // expect: 100% 5 %s
console.log('%s', null, '%d'); // expect: null %d
console.log('%o and %O', [1], { b: 2 }); // expect: [ 1, [length]: 1 ] and { b: 2 }
console.log('%x %s', 'kept'); // expect: %x kept

console.log('before'); // expect: before
function fail() { throw new TypeError('not today'); }
fail();
console.log('after');
// expect error: TypeError: not today

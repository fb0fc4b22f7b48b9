const e = new TypeError('bad thing');
console.log(String(e), `${e}`);
const noStack = new Error('message only');
noStack.stack = undefined;
console.log(noStack);
const custom = new RangeError('r');
custom.stack = 'RangeError: r\n    at somewhere';
console.log(custom);
// expect: TypeError: bad thing TypeError: bad thing
// expect: [Error: message only]
// expect: RangeError: r
// expect:     at somewhere

const e = new Error('boom');
console.log(typeof e.stack, e.stack!.split('\n')[0], Object.keys(e).includes('stack')); // expect: string Error: boom false
function inner() { return new TypeError('typed').stack!; }
console.log(inner().split('\n')[0], inner().includes('inner')); // expect: TypeError: typed true

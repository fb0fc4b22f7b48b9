const e = new Error('msg', { cause: 'why' });
console.log(e.message, e.cause, e.name, String(e)); // expect: msg why Error Error: msg
console.log(Object.keys(e).length, Object.hasOwn(e, 'message'), Object.hasOwn(e, 'name'), 'cause' in new Error('x')); // expect: 0 true false false
console.log(Object.hasOwn(new Error(), 'message'), new Error().message === '', Object.hasOwn(new Error(undefined), 'message')); // expect: false true false

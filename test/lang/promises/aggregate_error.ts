const e = new AggregateError([1, new Error('two')], 'several', { cause: 'c' });
console.log(e.message, e.errors.length, e.cause, e.name, e instanceof Error); // expect: several 2 c AggregateError true
Promise.any([Promise.reject(e)]).catch((outer) => console.log(outer.message, outer.errors[0] === e, Object.keys(outer).length)); // expect: All promises were rejected true 0

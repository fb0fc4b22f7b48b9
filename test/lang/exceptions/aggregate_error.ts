const e = new AggregateError([1, new Error('two')], 'many');
console.log(e.name, e.message, e.errors.length, e instanceof Error); // expect: AggregateError many 2 true

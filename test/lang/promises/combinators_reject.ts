Promise.all([1, Promise.reject('a'), Promise.reject('b')]).catch((e) => console.log('all', e));
Promise.any([Promise.reject(1), Promise.reject(2)]).catch((e) => console.log(e.name, e.message, e.errors, e instanceof AggregateError));
Promise.race([Promise.reject('r'), 1]).catch((e) => console.log('race', e));
Promise.allSettled([Promise.reject('x'), 2]).then((v) => console.log(JSON.stringify(v)));
(Promise as any).all().catch((e: Error) => console.log(e.message));
// expect: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
// expect: all a
// expect: AggregateError All promises were rejected [ 1, 2 ] true
// expect: race r
// expect: [{"status":"rejected","reason":"x"},{"status":"fulfilled","value":2}]

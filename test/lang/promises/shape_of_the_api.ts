console.log(Promise.length, Promise.name, Promise.prototype.then.length, Promise.prototype.catch.length, Promise.prototype.finally.length); // expect: 1 Promise 2 1 1
console.log(Promise.all.length, Promise.race.length, Promise.resolve.length, Promise.reject.length, Promise.any.length); // expect: 1 1 1 1 1
console.log(Object.prototype.toString.call(Promise.resolve()), Object.keys(Promise.resolve()).length); // expect: [object Promise] 0
console.log(Promise[Symbol.species] === Promise, Object.getOwnPropertyDescriptor(Promise, 'prototype')?.writable); // expect: true false
new Promise((resolve, reject) => console.log(resolve.length, reject.length, JSON.stringify(resolve.name), 'prototype' in resolve)); // expect: 1 1 "" false
console.log(typeof queueMicrotask, queueMicrotask.length); // expect: function 1

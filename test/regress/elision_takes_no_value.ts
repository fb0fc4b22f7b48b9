// spec: sec-runtime-semantics-iteratordestructuringassignmentevaluation: an elision takes a step, and does not ask for its value.
const source = { [Symbol.iterator]() { let i = 0; return { next() { const n = i++; return { get done() { console.log('done', n); return n > 2; }, get value() { console.log('value', n); return n; } }; } }; } };
let x;
[, x] = source as any;
// expect: done 0
// expect: done 1
// expect: value 1
const [, , , , y = 'y'] = source as any;
// expect: done 0
// expect: done 1
// expect: done 2
// expect: done 3
console.log(x, y); // expect: 1 y

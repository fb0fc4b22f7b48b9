// Modules that wait for the same one go on in the order in which they were met. spec: sec-async-module-execution-fulfilled
import './a.ts';
import './b.ts';
import './c.ts';
console.log('main');
// expect: base
// expect: a
// expect: b begins
// expect: c
// expect: b ends
// expect: main

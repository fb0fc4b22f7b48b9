console.log('main starts');
import './a.ts';
import './b.ts';
console.log('main ends');
// expect: shared once
// expect: a
// expect: b
// expect: main starts
// expect: main ends

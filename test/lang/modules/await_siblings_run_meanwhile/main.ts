// What does not import the module that waits does not wait for it. spec: sec-innermoduleevaluation
import './slow.ts';
import './between.ts';
import './quick.ts';
console.log('main');
// expect: slow begins
// expect: between
// expect: quick begins
// expect: slow 1
// expect: quick ends
// expect: slow 2
// expect: main

import './fails.ts';
console.log('never');
// expect: fails
// expect: other
// expect error: RangeError: late

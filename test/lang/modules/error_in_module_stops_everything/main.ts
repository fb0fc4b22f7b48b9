import './bad.ts';
console.log('never');
// expect: bad runs
// expect error: RangeError: from module

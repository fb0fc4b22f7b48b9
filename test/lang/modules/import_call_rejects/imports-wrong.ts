import './wrong.ts';
console.log('never');

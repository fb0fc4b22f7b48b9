import './base.ts';
console.log('a');

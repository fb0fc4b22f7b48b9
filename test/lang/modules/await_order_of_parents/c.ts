import './base.ts';
console.log('c');

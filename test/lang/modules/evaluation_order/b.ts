import './shared.ts';
console.log('b');

import './base.ts';
console.log('b begins');
await 0;
console.log('b ends');

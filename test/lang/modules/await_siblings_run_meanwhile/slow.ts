export {};
console.log('slow begins');
await 0;
console.log('slow 1');
await 0;
console.log('slow 2');

export {};
console.log('quick begins');
await 0;
console.log('quick ends');

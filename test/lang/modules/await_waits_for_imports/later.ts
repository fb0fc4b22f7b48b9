console.log('later begins');
export let value = 0;
await null;
value = await Promise.resolve(42);
console.log('later ends');

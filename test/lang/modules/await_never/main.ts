console.log('before');
await new Promise(() => {});
console.log('never');
// expect: before
export {};

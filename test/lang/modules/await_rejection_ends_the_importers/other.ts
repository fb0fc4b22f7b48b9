export {};
Promise.resolve().then(() => console.log('other'));

console.log(new Proxy({ a: 1 }, { get() { throw new Error('not called'); }, ownKeys() { throw new Error('not called'); } })); // expect: { a: 1 }
console.log(new Proxy([1, 2], {}), { p: new Proxy({}, {}) }); // expect: [ 1, 2 ] { p: {} }
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
console.log([proxy]); // expect: [ <Revoked Proxy> ]

const log: string[] = [];
const make = () => new Proxy({ a: 1, get g() { return 1; } }, {
  preventExtensions(t) { log.push('pe'); return Reflect.preventExtensions(t); },
  ownKeys(t) { log.push('keys'); return Reflect.ownKeys(t); },
  getOwnPropertyDescriptor(t, k) { log.push('gopd ' + String(k)); return Reflect.getOwnPropertyDescriptor(t, k); },
  defineProperty(t, k, d) { log.push('def ' + String(k) + ' ' + JSON.stringify(d)); return Reflect.defineProperty(t, k, d); },
  isExtensible(t) { log.push('ext'); return Reflect.isExtensible(t); },
});
const f = Object.freeze(make());
console.log(log.join(' ')); // expect: pe keys gopd a def a {"writable":false,"configurable":false} gopd g def g {"configurable":false}
log.length = 0;
console.log(Object.isFrozen(f), Object.isSealed(f), Object.isExtensible(f), log.join(' ')); // expect: true true false ext keys gopd a gopd g ext keys gopd a gopd g ext
log.length = 0;
const s = Object.seal(make());
console.log(log.join(' '), Object.isFrozen(s), Object.isSealed(s)); // expect: pe keys def a {"configurable":false} def g {"configurable":false} false true

for (const f of [Object.freeze, Object.preventExtensions] as any[]) {
  try { f(new Uint8Array(1)); console.log('done'); } catch (e) { console.log(String(e)); }
}
console.log(Object.isFrozen(Object.freeze(new Uint8Array(0))), Object.isFrozen(Object.preventExtensions(new Uint8Array(1))));
// expect: TypeError: Cannot freeze array buffer views with elements
// expect: done
// expect: true false

const attempt = (v: any, options?: any) => {
  try {
    return structuredClone(v, options);
  } catch (e: any) {
    return `${e.name} ${e.code}: ${e.message}`;
  }
};
console.log(attempt(() => 1), attempt(Symbol('q')), attempt({ a: { b: () => 2 } })); // expect: DataCloneError 25: () => 1 could not be cloned. DataCloneError 25: Symbol(q) could not be cloned. DataCloneError 25: () => 2 could not be cloned.
console.log(attempt(new WeakMap()), attempt(new WeakSet()), attempt(Promise.resolve()), attempt(new WeakRef({})), attempt(new Proxy({}, {}))); // expect: DataCloneError 25: #<WeakMap> could not be cloned. DataCloneError 25: #<WeakSet> could not be cloned. DataCloneError 25: #<Promise> could not be cloned. DataCloneError 25: #<WeakRef> could not be cloned. DataCloneError 25: #<Object> could not be cloned.
console.log(attempt([1, [Symbol.iterator]]), attempt(new Map([[1, () => 2]]))); // expect: DataCloneError 25: Symbol(Symbol.iterator) could not be cloned. DataCloneError 25: () => 2 could not be cloned.
console.log(attempt({ get a() { throw new TypeError('mine'); } })); // expect: TypeError undefined: mine
console.log((() => { try { (structuredClone as any)(); } catch (e: any) { return e.name + e.code; } })()); // expect: TypeErrorERR_MISSING_ARGS
// what fails moves nothing
const buffer = new ArrayBuffer(8);
console.log(attempt({ buffer, f: () => 2 }, { transfer: [buffer] }), buffer.byteLength); // expect: DataCloneError 25: () => 2 could not be cloned. 8
console.log(attempt(buffer, { transfer: [buffer, buffer] }), attempt(buffer, { transfer: [{}] }), buffer.byteLength); // expect: DataCloneError 25: Transfer list contains duplicate ArrayBuffer TypeError ERR_INVALID_TRANSFER_OBJECT: Found invalid object in transferList 8
const moved = structuredClone({ buffer, view: new Uint8Array(buffer, 2) }, { transfer: [buffer] });
console.log(moved.buffer.byteLength, moved.view.length, moved.view.buffer === moved.buffer, buffer.byteLength, (buffer as any).detached ?? true); // expect: 8 6 true 0 true
console.log(attempt(buffer)); // expect: DataCloneError 25: An ArrayBuffer is detached and could not be cloned.
// getters see the object as it is
const changing: any = { get a() { delete changing.b; return 1; }, b: 2, c: 3 };
console.log(structuredClone(changing)); // expect: { a: 1, c: 3 }
const map = new Map<any, any>([[{ get x() { map.clear(); return 1; } }, 1], [2, 3]]);
console.log(structuredClone(map), map.size); // expect: Map(2) { { x: 1 } => 1, 2 => 3 } 0

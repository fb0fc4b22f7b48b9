const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target = {};
const other = { other: true };
const p: any = new Proxy(target, { getPrototypeOf: () => other, setPrototypeOf: () => true, isExtensible: () => true, preventExtensions: () => true });
console.log(Object.getPrototypeOf(p) === other, p.__proto__ === other, other.isPrototypeOf(p), attempt(() => Object.setPrototypeOf(p, null) === p)); // expect: true true true true
console.log(Object.isExtensible(p), attempt(() => Object.preventExtensions(p))); // expect: true TypeError
Object.preventExtensions(target);
console.log(attempt(() => Object.isExtensible(p)), Object.preventExtensions(p) === p); // expect: TypeError true
console.log(attempt(() => Object.getPrototypeOf(p)), attempt(() => Object.setPrototypeOf(p, other)), Reflect.setPrototypeOf(p, Object.prototype)); // expect: TypeError TypeError true
const no: any = new Proxy({}, { setPrototypeOf: () => false, preventExtensions: () => false, getPrototypeOf: () => 1 as any });
console.log(Reflect.setPrototypeOf(no, null), attempt(() => Object.setPrototypeOf(no, null)), Reflect.preventExtensions(no)); // expect: false TypeError false
console.log(attempt(() => Object.preventExtensions(no)), attempt(() => Object.freeze(no)), attempt(() => Object.getPrototypeOf(no))); // expect: TypeError TypeError TypeError

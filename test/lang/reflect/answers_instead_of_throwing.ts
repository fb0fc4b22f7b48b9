const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const frozen = Object.freeze({ a: 1 });
console.log(Reflect.defineProperty(frozen, 'b', { value: 1 }), Reflect.deleteProperty(frozen, 'a'), Reflect.setPrototypeOf(frozen, {}), Reflect.preventExtensions(frozen)); // expect: false false false true
const a: any = {};
console.log(Reflect.defineProperty(a, 'x', { value: 1, enumerable: true }), Reflect.has(a, 'x'), Reflect.isExtensible(a), Reflect.setPrototypeOf(a, null), Reflect.getPrototypeOf(a)); // expect: true true true true null
const b = Object.create(a);
console.log(Reflect.setPrototypeOf(a, b), attempt(() => Reflect.setPrototypeOf(a, 1 as any)), attempt(() => Reflect.get(1 as any, 'x'))); // expect: false TypeError TypeError
console.log(JSON.stringify(Reflect.getOwnPropertyDescriptor(a, 'x')), attempt(() => Reflect.defineProperty(a, 'y', 1 as any))); // expect: {"value":1,"writable":false,"enumerable":true,"configurable":false} TypeError

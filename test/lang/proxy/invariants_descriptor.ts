const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target: any = { a: 1 };
Object.defineProperty(target, 'fixed', { value: 1, writable: true });
const of = (answer: any) => new Proxy(target, { getOwnPropertyDescriptor: () => answer });
const read = (answer: any, k = 'a') => attempt(() => JSON.stringify(Object.getOwnPropertyDescriptor(of(answer), k)));
console.log(read(undefined), read(undefined, 'fixed'), read(null), read(1)); // expect: undefined TypeError TypeError TypeError
console.log(read({ value: 5, configurable: true }), read({ configurable: true }, 'new'), read({ configurable: true, get: 1 })); // expect: {"value":5,"writable":false,"enumerable":false,"configurable":true} {"writable":false,"enumerable":false,"configurable":true} TypeError
console.log(read({ value: 5 }), read({ value: 1, writable: false }, 'fixed'), read({ value: 1, writable: true }, 'fixed')); // expect: TypeError TypeError {"value":1,"writable":true,"enumerable":false,"configurable":false}
console.log(read({ value: 5, configurable: true }, 'fixed'), read({ configurable: false }, 'new')); // expect: TypeError TypeError
Object.preventExtensions(target);
console.log(read(undefined), read({ configurable: true }, 'new')); // expect: TypeError TypeError

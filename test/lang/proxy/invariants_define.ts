const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target: any = { a: 1 };
Object.defineProperty(target, 'fixed', { value: 1, writable: true });
const p = new Proxy(target, { defineProperty: () => true });
const define = (k: string, d: PropertyDescriptor) => attempt(() => Object.defineProperty(p, k, d) === p);
console.log(define('new', { value: 1, configurable: true }), define('new', { value: 1, configurable: false })); // expect: true TypeError
console.log(define('a', { value: 1, configurable: false }), define('fixed', { value: 2 }), define('fixed', { writable: false })); // expect: TypeError true TypeError
console.log(define('fixed', { enumerable: true }), Object.keys(target).join()); // expect: TypeError a
Object.preventExtensions(target);
console.log(define('new', { value: 1, configurable: true })); // expect: TypeError
const no = new Proxy(target, { defineProperty: () => false });
console.log(attempt(() => Object.defineProperty(no, 'a', { value: 2 })), Reflect.defineProperty(no, 'a', { value: 2 })); // expect: TypeError false

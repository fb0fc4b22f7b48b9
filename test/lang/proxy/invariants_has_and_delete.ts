const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target: any = { open: 1 };
Object.defineProperty(target, 'fixed', { value: 1 });
const p: any = new Proxy(target, { has: () => false, deleteProperty: () => true });
console.log('open' in p, attempt(() => 'fixed' in p), 'nowhere' in p); // expect: false TypeError false
console.log(attempt(() => delete p.open), target.open, attempt(() => delete p.fixed)); // expect: true 1 TypeError
Object.preventExtensions(target);
console.log(attempt(() => 'open' in p), attempt(() => delete p.open), 'nowhere' in p); // expect: TypeError TypeError false

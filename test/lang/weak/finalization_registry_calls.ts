const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const registry = new FinalizationRegistry(() => {});
const target = {}, token = {};
console.log(registry.register(target, 'held', token), registry.unregister(token), registry.unregister(token), registry.unregister({})); // expect: undefined true false false
registry.register(target, 1, token);
registry.register(target, 2, token);
console.log(registry.unregister(token), registry.unregister(target)); // expect: true false
console.log(attempt(() => registry.register(1 as any, 1)), attempt(() => registry.register(target, target)), attempt(() => registry.register(target, 1, 5 as any))); // expect: TypeError TypeError TypeError
console.log(attempt(() => registry.unregister(1 as any)), attempt(() => new FinalizationRegistry(1 as any)), attempt(() => (FinalizationRegistry as any)(() => {}))); // expect: TypeError TypeError TypeError
console.log(Object.prototype.toString.call(registry), FinalizationRegistry.length, registry.register.length); // expect: [object FinalizationRegistry] 1 2
for (let i = 0; i < 200; i++) registry.register({ i }, i, i % 2 ? token : undefined);
console.log(registry.unregister(token)); // expect: true

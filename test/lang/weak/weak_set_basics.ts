const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const a = {}, b = [], s = Symbol();
const set = new WeakSet<any>([a, b]);
console.log(set.has(a), set.has(b), set.has(s), set.add(s) === set, set.has(s), set.delete(a), set.has(a), set.delete(a)); // expect: true true false true true true false false
console.log(attempt(() => set.add(1)), attempt(() => set.add(Symbol.for('x'))), set.has(1), set.delete('x'), Object.prototype.toString.call(set)); // expect: TypeError TypeError false false [object WeakSet]
console.log(attempt(() => (WeakSet as any)([])), attempt(() => new WeakSet([1 as any])), attempt(() => WeakSet.prototype.has.call(new Set() as any, a))); // expect: TypeError TypeError TypeError

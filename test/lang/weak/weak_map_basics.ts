const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const k1 = {}, k2 = () => {}, k3 = Symbol('local');
const m = new WeakMap<any, any>([[k1, 1], [k2, 2]]);
console.log(m.get(k1), m.get(k2), m.has(k3), m.get({}), m.set(k3, 3) === m, m.get(k3)); // expect: 1 2 false undefined true 3
console.log(m.delete(k1), m.delete(k1), m.has(k1), m.get(k1), m.get(5), m.has('x'), m.delete(null)); // expect: true false false undefined undefined false false
console.log(attempt(() => m.set(1, 1)), attempt(() => m.set(Symbol.for('shared'), 1)), m.set(Symbol.iterator, 'w').get(Symbol.iterator)); // expect: TypeError TypeError w
console.log(attempt(() => (WeakMap as any)()), attempt(() => new WeakMap([1 as any])), attempt(() => new WeakMap([[1, 2]] as any))); // expect: TypeError TypeError TypeError
console.log(Object.prototype.toString.call(m), WeakMap.length, WeakMap.name, attempt(() => WeakMap.prototype.get.call(new Map() as any, k1))); // expect: [object WeakMap] 0 WeakMap TypeError
class Mine extends WeakMap<any, any> { extra = 1; }
const mine = new Mine([[k1, 'mine']]);
console.log(mine.get(k1), mine.extra, mine instanceof WeakMap, Object.keys(mine).join()); // expect: mine 1 true extra

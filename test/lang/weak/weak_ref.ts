const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target = { n: 1 };
const ref = new WeakRef(target);
console.log(ref.deref() === target, Object.prototype.toString.call(ref), WeakRef.length, ref instanceof WeakRef); // expect: true [object WeakRef] 1 true
// what was given out in a job lives until its end
const kept = new WeakRef({ big: 1 });
for (let i = 0; i < 1000; i++) ({ junk: [i] });
console.log(kept.deref()!.big, new WeakRef(Symbol('s') as any).deref()!.toString()); // expect: 1 Symbol(s)
console.log(attempt(() => new WeakRef(1 as any)), attempt(() => (WeakRef as any)({})), attempt(() => new WeakRef(Symbol.for('x') as any)), attempt(() => WeakRef.prototype.deref.call({} as any))); // expect: TypeError TypeError TypeError TypeError
class Mine extends WeakRef<object> { extra = 1; }
const mine: any = new Mine(target);
console.log(mine.deref() === target, mine.extra); // expect: true 1

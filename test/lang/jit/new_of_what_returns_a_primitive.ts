// What `new` makes of a primitive that a constructor returns depends on the constructor, which is asked after its call.
function Same(this: any, x: unknown) {
  return x;
}
class Base {
  constructor(x: unknown) {
    return x as object;
  }
}
class Derived extends Base {
  constructor(x: unknown, y: unknown) {
    super(x);
    if (y !== undefined) return y as object;
  }
}
function make(x: unknown): string {
  return typeof new (Same as any)(x) + ' ' + (new Base(x) instanceof Base);
}
function derive(x: unknown, y: unknown): string {
  try {
    return String(new Derived(x, y) instanceof Derived);
  } catch (error) {
    return String(error);
  }
}
const seen = new Map<string, number>();
for (let i = 0; i < 40; i++) {
  const x = i < 10 ? undefined : [0, 1.5, 'text', null, true, {}][i % 6];
  const y = i < 20 ? undefined : [undefined, {}, 7, null][i % 4];
  for (const text of [make(x), derive(x, y)]) seen.set(text, (seen.get(text) ?? 0) + 1);
}
for (const [text, count] of seen) console.log(count, text);
// expect: 35 object true
// expect: 23 true
// expect: 5 object false
// expect: 7 false
// expect: 10 TypeError: Derived constructors may only return object or undefined

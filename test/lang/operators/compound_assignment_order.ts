// not as node: V8 converts the key twice; the specification, once
// The object is asked for first, then the key becomes a property key, once; what has no properties throws before.
// @ts-nocheck: wrong by its types, on purpose
const log: string[] = [];
const key = (name: string) => ({
  toString() {
    log.push(`key ${name}`);
    return name;
  },
});
const attempt = (f: () => unknown) => {
  try {
    log.push(String(f()));
  } catch (error) {
    log.push(error.name);
  }
  console.log(log.splice(0).join(', '));
};
const right = () => {
  log.push('right');
  return 2;
};
const none: any = null;
const object: any = { a: 5, b: 0 };
attempt(() => (none[key('a')] += right()));
attempt(() => none[key('a')]++);
attempt(() => --none[key('a')]);
attempt(() => (none[key('a')] ??= right()));
attempt(() => (object[key('a')] *= right()));
attempt(() => object[key('a')]++);
attempt(() => (object[key('b')] ||= right()));
attempt(() => object.a);
class Base {
  get p() {
    return 'base';
  }
}
class Derived extends Base {
  read(k: any) {
    return super[k];
  }
}
attempt(() =>
  new Derived().read({
    toString() {
      Object.setPrototypeOf(Derived.prototype, { p: 'other' });
      return 'p';
    },
  }),
);
class Odd extends Base {
  constructor() {
    super(log.push('argument'));
  }
}
Object.setPrototypeOf(Odd, parseInt);
attempt(() => new Odd());
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: key a, right, 10
// expect: key a, 10
// expect: key b, right, 2
// expect: 11
// expect: base
// expect: argument, TypeError

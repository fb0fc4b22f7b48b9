const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target: any = { a: 1 };
Object.defineProperty(target, 'fixed', { value: 1 });
const keys = (list: any) => attempt(() => Reflect.ownKeys(new Proxy(target, { ownKeys: () => list })).map(String).join());
console.log(keys(['fixed', 'b', 'c']), keys(['b']), keys(['fixed', 'fixed']), keys(['fixed', 1])); // expect: fixed,b,c TypeError TypeError TypeError
console.log(keys(5), keys(undefined), keys({ length: 1, 0: 'fixed' }), keys(['fixed', Symbol.iterator, '7', '03'])); // expect: TypeError TypeError fixed fixed,Symbol(Symbol.iterator),7,03
Object.preventExtensions(target);
console.log(keys(['fixed']), keys(['fixed', 'a']), keys(['a', 'fixed']), keys(['a', 'fixed', 'b'])); // expect: TypeError fixed,a a,fixed TypeError

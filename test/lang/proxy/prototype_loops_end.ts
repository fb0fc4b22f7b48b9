const target: any = {};
const p: any = new Proxy(target, {});
Object.setPrototypeOf(target, p);
for (const f of [() => p.missing, () => 'missing' in p, () => { p.missing = 1; }]) {
  try {
    f();
    console.log('returned');
  } catch (e) {
    console.log((e as Error).constructor.name);
  }
}
// expect: RangeError
// expect: RangeError
// expect: RangeError

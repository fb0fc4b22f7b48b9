class A { #x = 1; get(o: any) { return o.#x; } set(o: any) { o.#x = 2; } call(o: any) { return o.#m(); } #m() {} }
const a = new A();
for (const f of [() => a.get({}), () => a.set({}), () => a.call({}), () => a.get(null)]) {
  try { f(); } catch (e: any) { console.log(e.name); }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError

class A { #m() {} get #g() { return 1; } try1() { (this as any).#m = 1; } try2() { (this as any).#g = 2; } set #s(v: any) {} try3() { return this.#s; } }
for (const k of ['try1', 'try2', 'try3']) {
  try { (new A() as any)[k](); } catch (e: any) { console.log(e.name); }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError

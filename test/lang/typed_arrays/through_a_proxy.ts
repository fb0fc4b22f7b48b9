const a = new Uint8Array([1, 2]);
const log: string[] = [];
const p: any = new Proxy(a, { get(t: any, k, r) { log.push(String(k)); return Reflect.get(t, k); }, set(t, k, v) { return Reflect.set(t, k, v); } });
p[0] = 300;
console.log(p[0], p[5], a[0], log.join()); // expect: 44 undefined 44 0,5
try { new Proxy(a, {}).length; } catch (e) { console.log((e as any).name); } // expect: TypeError
console.log(Reflect.defineProperty(new Proxy(a, {}), '1', { value: 9 }), a[1], Reflect.has(new Proxy(a, {}), '2')); // expect: true 9 false

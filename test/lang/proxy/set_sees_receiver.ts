const log: unknown[] = [];
const p: any = new Proxy({}, { set(t, k, v, r) { log.push([k, v, r === p]); return Reflect.set(t, k, v, r); }, defineProperty(t, k, d) { log.push([k, JSON.stringify(d)]); return Reflect.defineProperty(t, k, d); } });
p.a = 1;
p.a = 2;
const child = Object.create(p);
child.a = 3;
console.log(JSON.stringify(log)); // expect: [["a",1,true],["a","{\"value\":1,\"writable\":true,\"enumerable\":true,\"configurable\":true}"],["a",2,true],["a","{\"value\":2}"],["a",3,false]]
console.log(Object.keys(child).join(), p.a, child.a); // expect: a 2 3

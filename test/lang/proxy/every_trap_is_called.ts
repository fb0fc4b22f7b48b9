const log: string[] = [];
const handler: any = new Proxy({}, { get: (_, name) => (...args: any[]) => { log.push(String(name)); return (Reflect as any)[name](...args); } });
const target: any = function f() {};
const p: any = new Proxy(target, handler);
p.a = 1;
p.a;
'a' in p;
delete p.a;
Object.keys(p);
Object.defineProperty(p, 'b', { value: 2, configurable: true });
Object.getOwnPropertyDescriptor(p, 'b');
Object.getPrototypeOf(p);
Object.setPrototypeOf(p, Function.prototype);
Object.isExtensible(p);
p();
new p();
Object.preventExtensions(p);
console.log([...new Set(log)].join()); // expect: set,getOwnPropertyDescriptor,defineProperty,get,has,deleteProperty,ownKeys,getPrototypeOf,setPrototypeOf,isExtensible,apply,construct,preventExtensions

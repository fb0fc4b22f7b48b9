let hits = 0;
const make = () => new Proxy({ x: 1 }, { get(t, k) { hits++; return (t as any)[k] + hits; } }) as any;
function read(o: any) { return o.x; }
function method(o: any) { return o.y(); }
const plain = { x: 100 };
const out: number[] = [];
const p = make(), q = make();
for (let i = 0; i < 4; i++) out.push(read(p), read(plain), read(q));
console.log(out.join()); // expect: 2,100,3,4,100,5,6,100,7,8,100,9
class Base { y() { return 'base'; } }
const b = new Base();
console.log(method(b), method(b)); // expect: base base
Object.setPrototypeOf(Base.prototype, make());
console.log(method(b), read(b), read(b)); // expect: base 10 11
Object.setPrototypeOf(b, new Proxy(Base.prototype, { get: (t, k) => (k === 'y' ? () => 'trap' : 0) }));
console.log(method(b), read(b)); // expect: trap 0

// A cached accessor follows what happens to its prototype: another getter, a data property in its place, an own property before it.
class P {
  n = 1;
  get v(): unknown {
    return this.n;
  }
}
class Q extends P {}
const read = (o: any): unknown => o.v;
const objects = [new P(), new Q(), Object.assign(new Q(), { extra: 1 })];
for (let i = 0; i < 3; i++) objects.forEach(read);
console.log(objects.map(read).join()); // expect: 1,1,1
Object.defineProperty(P.prototype, 'v', { get: () => 'other', configurable: true });
console.log(objects.map(read).join()); // expect: other,other,other
Object.defineProperty(Q.prototype, 'v', { value: 'data', configurable: true });
console.log(objects.map(read).join()); // expect: other,data,data
delete (Q.prototype as any).v;
console.log(objects.map(read).join()); // expect: other,other,other
Object.defineProperty(objects[1], 'v', { value: 'own' });
console.log(objects.map(read).join()); // expect: other,own,other
Object.defineProperty(P.prototype, 'v', { get: undefined, set() {}, configurable: true });
console.log(objects.map(read).join()); // expect: ,own,
Object.setPrototypeOf(Q.prototype, { get v() { return 'moved'; } });
console.log(objects.map(read).join()); // expect: ,own,moved
// A static private name is the class's own: a subclass does not have it.
class S {
  static #x = 'private';
  static get(): unknown {
    return this.#x;
  }
}
class T extends S {}
console.log(S.get(), S.get()); // expect: private private
try { T.get(); console.log('no'); } catch (e) { console.log((e as Error).name); } // expect: TypeError
class B { m(): string { return 'base'; } }
class D extends B { override m(): string { return `${super.m()}+`; } }
const d = new D();
console.log(d.m(), d.m()); // expect: base+ base+
B.prototype.m = () => 'changed';
console.log(d.m()); // expect: changed+

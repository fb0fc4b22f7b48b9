class Box { #v = 1; static read(o: any) { return o.#v; } static has(o: any) { return #v in o; } }
const box = new Box();
const p = new Proxy(box, {});
console.log(Box.has(box), Box.has(p), Box.read(box)); // expect: true false 1
try { Box.read(p); } catch (e) { console.log((e as Error).constructor.name); } // expect: TypeError
class Give { constructor(o: any) { return o; } }
class Stamp extends Give { #mark = 5; field = 1; static mark(o: any) { return o.#mark; } }
const log: string[] = [];
const q = new Proxy({}, { defineProperty(t, k, d) { log.push(String(k)); return Reflect.defineProperty(t, k, d); } });
new Stamp(q);
console.log(Stamp.mark(q), Object.keys(q).join(), log.join(), Reflect.ownKeys(q).length); // expect: 5 field field 1

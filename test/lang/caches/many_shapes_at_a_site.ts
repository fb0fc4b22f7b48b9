// A site that has seen many shapes: own and inherited slots, slots outside of the object, getters, and changes of prototypes.
class Base {
  y = 1;
  get doubled(): number {
    return this.y * 2;
  }
  plain(): string {
    return 'base' + this.y;
  }
}
const objects: any[] = [];
for (let i = 0; i < 14; i++) {
  const o: any = new (class extends Base {})();
  for (let j = 0; j <= i; j++) o['p' + j] = j;
  o.y = i;
  o['last'] = 'l' + i;
  objects.push(o);
}
objects.push(new Proxy(objects[3], {}), Object.assign(Object.create(null), { y: 99, last: 'none', plain: () => 'own', doubled: 0 }));
function sum(): string {
  let y = 0;
  let doubled = 0;
  let last = '';
  let plain = '';
  let missing = 0;
  for (const o of objects) {
    y += o.y;
    doubled += o.doubled;
    last += o.last.length;
    plain += o.plain().length;
    if (o.absent === undefined) missing++;
  }
  return `${y} ${doubled} ${last} ${plain} ${missing}`;
}
console.log(sum()); // expect: 193 188 2222222222333324 5555555555666653 16
console.log(sum()); // expect: 193 188 2222222222333324 5555555555666653 16
Base.prototype.plain = () => 'longer than before';
Object.defineProperty(Base.prototype, 'doubled', { value: 1 });
console.log(sum()); // expect: 193 15 2222222222333324 1818181818181818181818181818183 16
(Base.prototype as any).absent = 0;
console.log(sum()); // expect: 193 15 2222222222333324 1818181818181818181818181818183 1
delete objects[0].y;
console.log(sum()); // expect: NaN 15 2222222222333324 1818181818181818181818181818183 1

// instanceof over prototypes that change, and a super that is replaced.
class P {
  who(): string {
    return 'P';
  }
}
class Q extends P {
  override who(): string {
    return 'Q' + super.who();
  }
}
const q = new Q();
const log: unknown[] = [];
for (let i = 0; i < 6; i++) {
  if (i === 2) Object.setPrototypeOf(Q.prototype, { who: () => 'R' });
  if (i === 4) Object.setPrototypeOf(Q.prototype, new Proxy({ __proto__: P.prototype } as any, { get: () => () => 'S' }));
  if (i === 5) Object.defineProperty(P, Symbol.hasInstance, { value: () => true });
  log.push(q.who(), (q as object) instanceof P, {} instanceof P);
}
console.log(log.join()); // expect: QP,true,false,QP,true,false,QR,false,false,QR,false,false,QS,true,false,QS,true,true
let deep: object = {};
for (let i = 0; i < 100; i++) deep = Object.create(deep);
console.log(deep instanceof P, Object.setPrototypeOf(Function, P) && deep instanceof Array); // expect: true false

const target = new EventTarget();
const log: any[] = [];
const f = (e: Event) => log.push('f' + e.type);
target.addEventListener('a', f);
target.addEventListener('a', f);
target.addEventListener('a', f, true);
target.addEventListener('a', { handleEvent(e: Event) { log.push('object' + e.type); } });
target.addEventListener('a', () => log.push('once'), { once: true });
console.log(target.dispatchEvent(new Event('a')), log.join());
log.length = 0;
target.removeEventListener('a', f);
target.dispatchEvent(new Event('a'));
console.log(log.join());
log.length = 0;
const t = new EventTarget();
t.addEventListener('x', (e) => e.preventDefault());
console.log(t.dispatchEvent(new Event('x')), t.dispatchEvent(new Event('x', { cancelable: true })));
t.addEventListener('y', (e) => e.stopImmediatePropagation());
t.addEventListener('y', () => log.push('never'));
t.dispatchEvent(new Event('y'));
console.log(log.length);
t.addEventListener('added', () => t.addEventListener('added', () => log.push('late')));
t.dispatchEvent(new Event('added'));
console.log(log.length);
const e = new Event('q', { bubbles: true, cancelable: true });
console.log(e.type, e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.eventPhase, e.target, e.currentTarget, typeof e.timeStamp, e.composedPath().length, Event.AT_TARGET, Event.BUBBLING_PHASE);
class Ping extends Event {
  n: number;
  constructor(n: number) {
    super('ping');
    this.n = n;
  }
}
class Hub extends EventTarget {
  emit(n: number) {
    return this.dispatchEvent(new Ping(n));
  }
}
const hub = new Hub();
hub.addEventListener('ping', (event) => log.push((event as Ping).n, event instanceof Ping));
hub.emit(7);
console.log(log.join());
const custom = new CustomEvent('c', { detail: { d: 1 } });
console.log(custom.detail.d, new CustomEvent('c').detail, custom instanceof Event);
for (const bad of [() => new (Event as any)(), () => target.dispatchEvent({} as any), () => (target as any).addEventListener('x'), () => (Event as any)('x')]) {
  try {
    bad();
  } catch (error: any) {
    console.log(error.name);
  }
}
let again = '';
const loop = new EventTarget();
const inner = new Event('loop');
loop.addEventListener('loop', () => {
  try {
    loop.dispatchEvent(inner);
  } catch (error: any) {
    again = error.name;
  }
});
loop.dispatchEvent(inner);
console.log(again !== '', Object.prototype.toString.call(loop), Object.prototype.toString.call(inner));
// expect: true fa,fa,objecta,once
// expect: fa,objecta
// expect: true false
// expect: 0
// expect: 0
// expect: q true true false false 0 null null number 0 2 3
// expect: 7,true
// expect: 1 null true
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: true [object EventTarget] [object Event]

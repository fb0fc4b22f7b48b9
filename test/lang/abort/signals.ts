const controller = new AbortController();
const { signal } = controller;
const heard: string[] = [];
signal.addEventListener('abort', (event) => heard.push(event.type + (event.target === signal) + event.eventPhase));
signal.onabort = function (event) {
  heard.push('on' + (this === signal) + event.type);
};
console.log(signal.aborted, signal.reason, controller.signal === signal);
signal.throwIfAborted();
controller.abort();
controller.abort('again');
console.log(signal.aborted, signal.reason.name, signal.reason.message, signal.reason.code, signal.reason instanceof DOMException, heard.join());
const own = new AbortController();
own.abort({ mine: 1 });
console.log(own.signal.reason, AbortSignal.abort().reason.name, AbortSignal.abort(5).reason, AbortSignal.abort(undefined).reason.name);
try {
  own.signal.throwIfAborted();
} catch (e) {
  console.log(e);
}
const a = new AbortController();
const b = new AbortController();
const any = AbortSignal.any([a.signal, b.signal]);
const nested = AbortSignal.any([any]);
const order: string[] = [];
any.addEventListener('abort', () => order.push('any'));
nested.addEventListener('abort', () => order.push('nested' + any.aborted));
a.signal.addEventListener('abort', () => order.push('a'));
a.abort('why');
b.abort('late');
console.log(any.reason, nested.reason, order.join());
console.log(AbortSignal.any([]).aborted, AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason);
for (const f of [() => new (AbortSignal as any)(), () => AbortSignal.any([1] as any), () => (AbortController as any)(), () => AbortSignal.prototype.throwIfAborted.call({})]) {
  try {
    f();
  } catch (e: any) {
    console.log(e.name);
  }
}
console.log(Object.prototype.toString.call(signal), Object.prototype.toString.call(controller), signal instanceof EventTarget, AbortSignal.length, AbortController.length);
const once: number[] = [];
const target = new EventTarget();
const stop = new AbortController();
target.addEventListener('x', () => once.push(1), { signal: stop.signal });
target.dispatchEvent(new Event('x'));
stop.abort();
target.dispatchEvent(new Event('x'));
console.log(once.length);
// expect: false undefined true
// expect: true AbortError This operation was aborted 20 true aborttrue2,ontrueabort
// expect: { mine: 1 } AbortError 5 AbortError
// expect: { mine: 1 }
// expect: why why a,any,nestedtrue
// expect: false 1
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: [object AbortSignal] [object AbortController] true 0 0
// expect: 1

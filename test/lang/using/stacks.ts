// node >= 24
const log = (text: string) => () => console.log(text);
const stack = new DisposableStack();
stack.defer(log('deferred'));
stack.adopt('value', (v: string) => console.log('adopted', v));
console.log(stack.use({ [Symbol.dispose]: log('used') }) !== undefined);
const moved = stack.move();
console.log(stack.disposed, moved.disposed);
{ using m = moved; }
console.log(moved.disposed);
try { moved.defer(() => {}); } catch (e: any) { console.log(e.name); }
const waiting = new AsyncDisposableStack();
waiting.defer(async () => { await 0; console.log('async'); });
waiting.disposeAsync().then(log('disposed'));
console.log(Object.prototype.toString.call(waiting), DisposableStack.length, DisposableStack.prototype[Symbol.dispose] === DisposableStack.prototype.dispose);
const s = new SuppressedError(1, 2, 'm');
console.log(s instanceof Error, s.error, s.suppressed, s.message, SuppressedError.length);
// expect: true
// expect: true false
// expect: used
// expect: adopted value
// expect: deferred
// expect: true
// expect: ReferenceError
// expect: [object AsyncDisposableStack] 0 true
// expect: true 1 2 m 3
// expect: async
// expect: disposed

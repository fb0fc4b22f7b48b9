// limit: deadline
const a = new Int32Array(new SharedArrayBuffer(4));
function wait() {
  (Atomics as any).waitAsync(a, 0, 0).value.then(wait);
  Promise.resolve().then(() => Atomics.notify(a, 0));
}
wait();

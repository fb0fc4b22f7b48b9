// not as node: V8 wakes those who wait in tasks, which come after the end of the comparison
const a = new Int32Array(new SharedArrayBuffer(16), 4);
const b = new BigInt64Array(new SharedArrayBuffer(16));
const show = (name: string) => (outcome: string) => console.log(name, outcome);
const later = Atomics.waitAsync as any;

console.log(JSON.stringify([later(a, 0, 1), later(a, 0, 0, 0), later(b, 1, 0n, -5), later(b, 0, 1n, 'x')]));
// expect: [{"async":false,"value":"not-equal"},{"async":false,"value":"timed-out"},{"async":false,"value":"timed-out"},{"async":false,"value":"not-equal"}]

const first = later(a, 0, 0);
console.log(first.async, first.value instanceof Promise, Object.keys(first).join()); // expect: true true async,value
first.value.then(show('first'));
later(a, 0, 0, Infinity).value.then(show('second'));
later(a, 0, 0, NaN).value.then(show('third'));
later(new Int32Array(a.buffer), 2, 0).value.then(show('next place, another view'));
later(b, 1, 0n).value.then(show('big'));

console.log(Atomics.notify(a, 0, 0), Atomics.notify(a, 2), Atomics.notify(b, 0)); // expect: 0 0 0
console.log(Atomics.notify(a, 0, 2), Atomics.notify(b, 1), Atomics.notify(a, 1)); // expect: 2 1 1
console.log(Atomics.notify(a, 0), Atomics.notify(a, 0)); // expect: 1 0
console.log(Atomics.notify(new Int32Array(4), 0)); // expect: 0

for (const wrong of [() => later(new Int32Array(1), 0, 0), () => later(new Uint8Array(1), 0, 0), () => later(a, 3, 0), () => later(a, 0, 0, Symbol())]) {
  try {
    wrong();
  } catch (error) {
    console.log((error as Error).name);
  }
}
// expect: TypeError
// expect: TypeError
// expect: RangeError
// expect: TypeError
// expect: first ok
// expect: second ok
// expect: big ok
// expect: next place, another view ok
// expect: third ok

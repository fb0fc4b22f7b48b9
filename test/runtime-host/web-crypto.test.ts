/** crypto and performance by the rules of their standards, which Node keeps too: the same program runs there. */
import { Script } from 'node:vm';
import { beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../runtime-host/index.ts';
import { sharedEngine } from '../support/run-guest.ts';

/** A table of outcomes, one to a line. */
const PROGRAM = `
const lines = [];
const outcome = (name, f) => {
  let text;
  try {
    const v = f();
    text = v !== null && typeof v === 'object' ? v.constructor.name + ' ' + v.byteLength : String(v);
  } catch (e) {
    text = [e.name, e instanceof DOMException ? 'DOMException ' + e.code : e.code, e.message.split('. Received')[0]].join(' | ');
  }
  lines.push(name + ': ' + text);
};
const fill = (name, view) => outcome(name, () => crypto.getRandomValues(view));
const arrays = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array, Float32Array, Float64Array,
];
for (const C of arrays) fill(C.name, new C(4));
fill('DataView', new DataView(new ArrayBuffer(4)));
fill('ArrayBuffer', new ArrayBuffer(4));
for (const v of [[1], {}, undefined, null, 5, 'text']) fill(String(v), v);
outcome('nothing', () => crypto.getRandomValues());
fill('65536', new Uint8Array(65536));
fill('65537', new Uint8Array(65537));
fill('65538 in words', new Uint16Array(32769));
fill('empty', new Uint8Array(0));
fill('proxy', new Proxy(new Uint8Array(1), {}));
fill('subclass', new (class Sub extends Uint8Array {})(3));
fill('shared', new Uint8Array(new SharedArrayBuffer(4)));
const moved = new Uint8Array(4);
structuredClone(moved.buffer, { transfer: [moved.buffer] });
fill('detached', moved);
outcome('same object', () => { const a = new Uint8Array(4); return crypto.getRandomValues(a) === a; });
outcome('only its part', () => {
  const b = new Uint8Array(48);
  crypto.getRandomValues(b.subarray(16, 32));
  return b.slice(0, 16).every((x) => x === 0) && b.slice(32).every((x) => x === 0) && b.some((x) => x !== 0);
});
outcome('other this', () => crypto.getRandomValues.call({}, new Uint8Array(1)));
outcome('UUID, other this', () => (0, crypto.randomUUID)());
outcome('new', () => new Crypto());
outcome('new Performance', () => new Performance());
outcome('now, other this', () => performance.now.call({}));
outcome('UUID', () => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
outcome('shape', () => [
  crypto.randomUUID.length, crypto.getRandomValues.length, Object.prototype.toString.call(crypto), crypto instanceof Crypto,
  Object.getOwnPropertyNames(crypto).length, Object.keys(Crypto.prototype).filter((k) => /^(getR|randomU)/.test(k)),
  Object.prototype.toString.call(performance), performance instanceof Performance, performance.now.length,
].join());
outcome('clock', () => {
  let last = performance.now();
  for (let i = 0; i < 2000; i++) {
    const now = performance.now();
    if (!(now >= last)) return 'goes back';
    last = now;
  }
  return Math.abs(performance.timeOrigin + last - Date.now()) < 1000 && typeof performance.toJSON().timeOrigin === 'number';
});
lines.join('\\n');`;

let engine: Engine;

beforeAll(async () => {
  engine = await sharedEngine();
});

/** Node 20 is the measure: later releases change the class of one error. */
it.skipIf(!process.version.startsWith('v20.'))('crypto and performance do what those of Node do', () => {
  using isolate = engine.createIsolate({ grants: ['crypto', 'performance'] });
  const expected = new Script(`(() => { ${PROGRAM.replace('lines.join', 'return lines.join')} })()`).runInThisContext();
  expect(isolate.run(engine.compile(PROGRAM))).toBe(expected);
});

it('nothing of them is there when it is not granted', () => {
  using isolate = engine.createIsolate();
  const program = engine.compile('[typeof crypto, typeof Crypto, typeof performance, typeof Performance].join()');
  expect(isolate.run(program)).toBe('undefined,undefined,undefined,undefined');
});

it('a length is what it is, not what the guest says it were', () => {
  using isolate = engine.createIsolate({ grants: ['crypto'] });
  const program = engine.compile(`const a = Object.defineProperty(new Uint8Array(3), 'byteLength', { value: 1e6 });
    crypto.getRandomValues(a) === a`);
  expect(isolate.run(program)).toBe(true);
});

it('errors are DOMExceptions, whatever the guest made of that name', () => {
  using isolate = engine.createIsolate({ grants: ['crypto'] });
  const program = engine.compile(`
    globalThis.DOMException = class Mine {};
    try { crypto.getRandomValues(new Float32Array(1)); } catch (e) { e.name + ' ' + (e instanceof Error) + ' ' + DOMException.name; }`);
  expect(isolate.run(program)).toBe('TypeMismatchError true Mine');
});

it('console without a sink for what it prints does all it does', () => {
  using isolate = engine.createIsolate();
  const program = engine.compile(`
    console.log({ a: [1] }); console.table([[1]]); console.group('g'); console.time('t'); console.timeEnd('t'); console.trace(); console.groupEnd();
    console.dir({ get a() { return 1; } }, { getters: true }); console.clear(); console.count()`);
  expect(isolate.run(program)).toBe(undefined);
});

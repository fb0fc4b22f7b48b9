import { beforeEach, expect, test } from 'vitest';
import { Area } from '../../../vm-assembly/abi/layout.ts';
import { type AssemblyModule, Random } from '../../support/assembly.ts';
import { int, makeHeap, ref, UNDEFINED } from '../../support/heap.ts';

let heap: AssemblyModule;

beforeEach(async () => {
  heap = await makeHeap();
});

test('a fresh realm is sound before and after a collection', () => {
  const { exports: h } = heap;
  expect(h.verify(false)).toBe(0);
  h.gc();
  expect(h.verify(true)).toBe(0);
  h.gc();
  h.gc();
  h.gc();
  expect(h.verify(true)).toBe(0);
});

test('what a handle holds survives, what it let go is reused', () => {
  const { exports: h } = heap;
  h.gc();
  const before = h.used();
  const o = h.plain(4);
  h.set(o, h.key(1), h.text(123456));
  const handle = h.handle(ref(o));
  for (let i = 0; i < 20000; i++) h.set(h.plain(4), h.key(1), int(i));
  const top = h.top();
  h.gc();
  expect(h.used() - before).toBeLessThan(4096);
  expect(h.textLength(h.get(o, h.key(1)))).toBe(12);
  for (let i = 0; i < 20000; i++) h.set(h.plain(4), h.key(1), int(i));
  // a block for the mark stack
  expect(h.top() - top).toBeLessThanOrEqual(32768);
  h.drop(handle);
  h.gc();
  expect(h.used() - before).toBeLessThan(4096);
  expect(h.verify(true)).toBe(0);
});

test('large cells are freed and their runs joined', () => {
  const { exports: h } = heap;
  h.gc();
  const before = h.used();
  const kept = h.handle(ref(h.array(0, 40000)));
  for (let i = 0; i < 20; i++) h.array(0, 30000 + i * 1000);
  const top = h.top();
  h.gc();
  expect(h.used() - before).toBeGreaterThan(320000);
  expect(h.used() - before).toBeLessThan(400000);
  // one cell as large as all that was freed
  h.array(0, 500000);
  expect(h.top() - top).toBeLessThanOrEqual(32768);
  h.drop(kept);
  h.gc();
  expect(h.used() - before).toBeLessThan(4096);
});

test('beyond the limit the guest is terminated, and goes on after a collection', () => {
  const { exports: h } = heap;
  h.gc();
  h.limit(h.used() + (1 << 20));
  let made = 0;
  while (h.plain(60) !== 0 && made < 100000) made++;
  expect(made).toBeGreaterThan(1000);
  expect(made).toBeLessThan(3000);
  expect(h.termination()).toBe(5);
  expect(h.requested()).toBe(1);
  h.endTermination();
  h.gc();
  expect(h.plain(60)).not.toBe(0);
  expect(h.array(0, 1 << 27)).toBe(0);
});

test('a long list and a wide array are marked without recursion', () => {
  const { exports: h } = heap;
  const next = h.key(0);
  let head = h.plain(1);
  const wide = h.array(0, 0);
  h.handle(ref(wide));
  const list = h.handle(ref(wide));
  for (let i = 0; i < 100000; i++) {
    const cell = h.plain(1);
    h.set(cell, next, ref(head));
    head = cell;
    h.setAt(wide, i, ref(h.array(0, 0)));
  }
  h.handle(ref(head));
  h.gc();
  expect(h.verify(true)).toBe(0);
  let length = 0;
  for (let v = ref(head); v !== UNDEFINED; v = h.get(Number(v & 0xffffffffn), next)) length++;
  expect(length).toBe(100001);
  expect(list).toBeGreaterThan(0);
});

test('roots above the hard limit of the stack are roots, and nothing is left of them', () => {
  const { exports: h, memory } = heap;
  const limit = Area.StackEnd;
  h.stackLimit(limit);
  // up to there as frames would be
  let at = h.root(UNDEFINED);
  while (at < limit - 8) at = h.root(UNDEFINED);
  const pushed = (at - Area.StackBase) / 8 + 1;
  const count = 500;
  const objects: number[] = [];
  for (let i = 0; i < count; i++) {
    objects.push(h.plain(1));
    h.set(objects[i], h.key(1), int(i));
    h.root(ref(objects[i]));
    if (i === 300) h.gc();
  }
  h.gc();
  expect(h.verify(true)).toBe(0);
  expect(objects.map((o) => h.get(o, h.key(1)))).toEqual(objects.map((_, i) => int(i)));
  expect(h.stackHigh()).toBeGreaterThanOrEqual(limit + count * 8);
  const used = h.used();
  h.unroot(count);
  h.gc();
  expect(h.used()).toBeLessThan(used);
  expect(new Uint8Array(memory.buffer, limit, count * 8).every((byte) => byte === 0)).toBe(true);
  // a reset clears up to there
  expect(h.stackHigh()).toBeGreaterThanOrEqual(limit + count * 8);
  h.unroot(pushed);
});

/** Random graphs of objects, arrays, dictionaries and environments, beside a model of them. */
function randomGraph(seed: number, steps: number): void {
  const { exports: h } = heap;
  const random = new Random(seed);
  const pick = (n: number): number => random.next() % n;
  interface Node {
    address: number;
    isArray: boolean;
    named: Map<number, Node | number>;
    indexed: Map<number, Node | number>;
  }
  const roots: { handle: number; node: Node }[] = [];
  const fresh = (): Node => {
    const isArray = pick(3) === 0;
    return {
      address: isArray ? h.array(0, pick(6)) : h.plain(pick(5)),
      isArray,
      named: new Map(),
      indexed: new Map(),
    };
  };
  const reach = (): Node[] => {
    const seen = new Set(roots.map((r) => r.node));
    for (const node of seen) {
      for (const to of [...node.named.values(), ...node.indexed.values()]) if (typeof to !== 'number') seen.add(to);
    }
    return [...seen];
  };
  const check = (): void => {
    for (const node of reach()) {
      for (const [k, to] of node.named) {
        expect(h.get(node.address, h.key(k))).toBe(typeof to === 'number' ? int(to) : ref(to.address));
      }
      for (const [i, to] of node.indexed) {
        expect(h.getAt(node.address, i)).toBe(typeof to === 'number' ? int(to) : ref(to.address));
      }
    }
  };
  let reachable: Node[] = [];
  for (let step = 0; step < steps; step++) {
    if (step % 100 === 0) reachable = reach();
    const any = (): Node => (reachable.length ? reachable[pick(reachable.length)] : fresh());
    const action = pick(20);
    if (action < 2 || roots.length === 0) {
      const node = fresh();
      roots.push({ handle: h.handle(ref(node.address)), node });
      reachable.push(node);
    } else if (action < 3) {
      const [gone] = roots.splice(pick(roots.length), 1);
      h.drop(gone.handle);
      reachable = reach();
    } else if (action < 12) {
      const from = any();
      const to = pick(3) === 0 ? pick(1000) : pick(2) ? any() : fresh();
      if (typeof to !== 'number' && !reachable.includes(to)) reachable.push(to);
      if (!reachable.includes(from)) continue;
      if (pick(2)) {
        const k = pick(pick(10) ? 12 : 300);
        from.named.set(k, to);
        expect(h.set(from.address, h.key(k), typeof to === 'number' ? int(to) : ref(to.address))).toBe(1);
      } else {
        const i = pick(10) ? pick(20) : pick(1000000);
        from.indexed.set(i, to);
        expect(h.setAt(from.address, i, typeof to === 'number' ? int(to) : ref(to.address))).toBe(1);
      }
    } else if (action < 15) {
      const from = any();
      const k = [...from.named.keys()];
      if (k.length) {
        const gone = k[pick(k.length)];
        from.named.delete(gone);
        expect(h.remove(from.address, h.key(gone))).toBe(1);
      }
      const i = [...from.indexed.keys()];
      if (i.length) {
        const gone = i[pick(i.length)];
        from.indexed.delete(gone);
        expect(h.removeAt(from.address, gone)).toBe(1);
      }
      reachable = reach();
    } else {
      // garbage, so that holes are refilled
      for (let n = pick(50); n > 0; n--) h.set(h.plain(2), h.key(pick(400)), h.text(n));
    }
    if (step % 250 === 249) {
      // what was only in `reachable` but not reachable must be forgotten
      reachable = reach();
      h.gc();
      expect(h.verify(true)).toBe(0);
      check();
    }
  }
}

for (const seed of [1, 2, 3]) test(`a random graph survives collections, seed ${seed}`, () => randomGraph(seed, 3000));

// Where lines break, what refers to itself, how deep it goes.
const log = console.log;

for (let n = 8; n < 20; n++) log(Object.fromEntries(Array.from({ length: n }, (_, i) => ['k' + i, i])));
for (let n = 60; n < 82; n++) log({ a: 'x'.repeat(n) }, ['y'.repeat(n)]);
for (let n = 54; n < 76; n += 3) log({ a: 'x'.repeat(n - 10), b: [1, 2, 3] }, { outer: { inner: 'z'.repeat(n), n: 1 } }, [['a', 'b'.repeat(n)]]);
for (let n = 10; n < 26; n++) log([['a'.repeat(n), 'b'.repeat(n), 'c'.repeat(n)]], { key: ['a'.repeat(n), { b: 'b'.repeat(n) }, 'c'.repeat(n)] });
log({ a: 1, b: { c: 2, d: { e: 3, f: { g: 4 } } } }, { a: [{ b: [{ c: 1 }] }] }, [[[[[]]]]], [[[{}]]], [[[[1]]]]);
log({ name: 'Some person', address: { street: 'Long street name 123', city: 'Some city', country: { code: 'XX', name: 'Country' } }, tags: ['a', 'b', 'c'], score: 12.5 });
log({ level1: { level2: { level3: { level4: 1 } }, other: [[[[1]]]] }, list: [{ a: { b: { c: {} } } }] });
log([{ id: 1, name: 'one' }, { id: 2, name: 'two' }, { id: 3, name: 'three' }], [{ id: 1, children: [{ id: 2, children: [{ id: 3, children: [] }] }] }]);
log({ a: { b: { c: { d: 1 } } }, e: [[[]]], f: new Map([[{ a: { b: 1 } }, [[[1]]]]]) });
log({ text: 'several\nlines', list: ['one\ntwo'], long: `${'first '.repeat(10)}\n${'second '.repeat(12)}\nthird` });
log(['a'.repeat(100), 'b\n'.repeat(20)], { s: 'x\n'.repeat(3) }, 'bare\nstring', ['short\n'], [`${'q'.repeat(80)}\n'quoted'\n"double"`]);
log({ a: 'x'.repeat(10001) }.a.length, ['x'.repeat(10005)].toString().length);
log(['x'.repeat(10001)], ['y'.repeat(10002)]);
log({ f() {}, g: class {}, h: Symbol('i'), j: new Date(0), k: /l/, m: new Map(), n: new Set([1]), o: null, p: undefined, q: -0, r: 10n });
log({ [Symbol('a long symbol description that goes on')]: 'x'.repeat(40), 'a long key that needs quotes': 'y'.repeat(40) });
log(Object.fromEntries(Array.from({ length: 30 }, (_, i) => ['property' + i, { value: i, text: 'x'.repeat(i) }])));

// Circles.
const self = { name: 'self' };
self.self = self;
log(self, [self], { self });
const list = [1];
list.push(list, [list]);
log(list);
const a = { name: 'a' };
const b = { name: 'b', a };
a.b = b;
a.both = [a, b];
log(a, b);
const map = new Map([['x', 1]]);
map.set('map', map).set(map, 'key');
log(map, new Set([map]));
class Node { constructor(v) { this.v = v; this.next = null; this.prev = null; } }
const n1 = new Node(1);
const n2 = new Node(2);
n1.next = n2;
n2.prev = n1;
log(n1, n2);
const fn = () => {};
fn.fn = fn;
log(fn);
const shared = { s: 1 };
log({ x: shared, y: shared }, [shared, shared]);
const err = new Error('circular');
err.stack = 'Error: circular';
err.err = err;
log(err);
const deep = { a: { b: { c: { d: {} } } } };
deep.a.b.c.up = deep;
deep.a.b.up = deep.a;
log(deep);
let tower = 'end';
for (let i = 0; i < 50; i++) tower = { tower };
log(tower);
let wide = [];
for (let i = 0; i < 3; i++) wide = [wide, wide, i];
log(wide);

// Accessors.
log({ get a() { return 1; } }, { set b(v) {} }, { get c() { throw 1; }, set c(v) {} }, [Object.defineProperty({}, 'u', { get: undefined, set: undefined, enumerable: true })]);
log(class { static get s() { return 1; } static set s(v) {} static x = 2; }, { __proto__: { get up() { return 1; } }, own: 1 });

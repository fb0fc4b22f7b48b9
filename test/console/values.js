// What single values look like.
const log = console.log;

log(1, -0, 0, 1e21, 1e-7, NaN, Infinity, -Infinity, 123456789.123, 10n, -10n, true, null, undefined);
log([-0, [0], 1n, undefined, null, true, 'a']);
log('text', ['text', "it's", '"quoted"', `both ' and "`, `all ' and " and \``, 'back\\slash', '\n\t\b\f\r\v\0\x7f\x80\x9f\xa0\u2028\ud800 \udc00x']);
log(Symbol(), Symbol('s'), Symbol.iterator, Symbol.for('for'), [Symbol('in')], { [Symbol('key')]: 1, [Symbol()]: 2, [Symbol('a b')]: 3, [Symbol("it's")]: 1 });
log({}, [], [[]], [{}], { a: {} }, { a: [] }, [[[]]], [[[[]]]], { a: { b: { c: {} } } }, { a: { b: { c: { d: 1 } } } });
log([[[[1]]]], [[[new Map()]]], [[[new Map([[1, 2]])]]], [[[() => 1]]], [[[new Date(0)]]], [[[/x/]]], [[['s']]], [[[new (class Foo {})()]]], [[[new (class Foo { a = 1 })()]]]);
log({ a: 1, 'b-c': 2, 'd e': 3, 4: 5, $x: 6, _y: 7, é: 8, "it's": 9, '': 10, a1: 11, '1a': 12, 'new\nline': 13, __proto__: null });
log({ ['__proto__']: 1 }, { constructor: 1 }, { constructor: { name: 'Fake' } }, { toString: 1 }, { undefined: undefined, null: null });

// Functions and classes.
function named() {}
const arrow = () => {};
class A {}
class B extends A {}
class Static { static s = 1; static m() {} }
log(named, arrow, function () {}, () => {}, (() => () => {})(), async () => {}, async function af() {}, function* gen() {}, async function* agen() {});
log([function () {}, class {}, class extends A {}, class extends null {}]);
log(A, B, Static, Object, Array, Function, Math, JSON, Reflect, globalThis.Atomics, Symbol, Promise, Proxy);
log(Object.assign(function props() {}, { a: 1 }), Object.assign(() => {}, { b: 2 }), Object.assign(class P {}, { c: 3 }));
log(Math.max, [].push, parseInt, Object.getOwnPropertyDescriptor(Map.prototype, 'size').get, Function.prototype, named.bind(null), named.bind(null).bind(1));
log({ method() {}, get getter() { return 1; }, set setter(v) {}, get both() { return 1; }, set both(v) {}, async am() {}, *gm() {}, arrow: () => {}, fn: function () {}, cls: class {} });
log(Object.setPrototypeOf(function nullProto() {}, null), Object.setPrototypeOf(() => {}, null), Object.setPrototypeOf(class NP {}, null));
log(Object.defineProperty(function renamed() {}, 'name', { value: 'other' }), Object.defineProperty(class Q {}, 'name', { value: '' }));
log(Object.assign(Object.setPrototypeOf(function viaClass() {}, class F2 extends Function {}.prototype), {}));
class Fn extends Function {}
log(Object.setPrototypeOf(function sub() {}, Fn.prototype), Object.assign(function tagged() {}, { [Symbol.toStringTag]: 'Tag' }));
log(Object.defineProperty(function hiddenTag() {}, Symbol.toStringTag, { value: 'Hid' }));

// Instances.
class Point { constructor(x, y) { this.x = x; this.y = y; } get len() { return 1; } #p = 1; static z = 1; }
class Point3 extends Point { z = 3; }
log(new Point(1, 2), new Point3(1, 2), new (class {})(), new (class extends Point {})(1, 2), new A(), new B(), [new A()], { a: new A() });
log(Object.create(null), Object.create({}), Object.create({ a: 1 }), Object.create(Object.create(null)), Object.create(Point.prototype), Object.create(A.prototype, { x: { value: 1, enumerable: true }, y: { value: 2 } }));
log(Object.assign(Object.create(null), { a: 1 }), Object.setPrototypeOf({ a: 1 }, null), Object.create(Object.create(Object.create(null))), Object.create(Object.create(null), { x: { value: 1, enumerable: true } }));
log(Point.prototype, Point3.prototype, Object.prototype, Array.prototype, Map.prototype, Date.prototype, RegExp.prototype, Error.prototype, Function.prototype, Promise.prototype, String.prototype, Number.prototype, Symbol.prototype, Uint8Array.prototype);
function Old() { this.v = 1; }
Old.prototype.m = function () {};
log(new Old(), Old.prototype, new (function () { this.a = 1; })());
function Replaced() {}
Replaced.prototype = { own: 1 };
log(new Replaced(), Object.assign(new Replaced(), { b: 2 }));
log({ [Symbol.toStringTag]: 'Tag' }, { [Symbol.toStringTag]: 'Tag', a: 1 }, new (class T { get [Symbol.toStringTag]() { return 'Getter'; } })(), new (class T2 { get [Symbol.toStringTag]() { return 'T2'; } })(), Object.create({ [Symbol.toStringTag]: 'Up' }));
log(Object.create(null, { [Symbol.toStringTag]: { value: 'NT' } }), Object.defineProperty({ a: 1 }, Symbol.toStringTag, { value: '' }), new (class T3 { [Symbol.toStringTag] = 5; })());
log(Object.defineProperty({}, 'hidden', { value: 1 }), Object.defineProperty([], 'hidden', { value: 1 }), Object.defineProperty({}, Symbol('hs'), { value: 1, enumerable: false }));

// Boxed primitives.
log(new Number(3), new Number(-0), new String('abc'), new Boolean(false), Object(Symbol('b')), Object(1n), [new Number(1)], new (class N extends Number {})(1), new (class S extends String {})('s'));
log(Object.assign(new Number(1), { a: 1 }), Object.assign(new String('ab'), { c: 1 }), new String(''), Object.setPrototypeOf(new Number(1), null), Object.setPrototypeOf(new String('x'), null));
log(Object.assign(new String('long '.repeat(20))), Object.defineProperty(new Boolean(true), Symbol.toStringTag, { value: 'BT' }));

// Dates and regular expressions.
log(new Date(0), new Date(NaN), [new Date(1e12)], Object.assign(new Date(0), { a: 1 }), new (class D extends Date {})(0), Object.setPrototypeOf(new Date(0), null), new Date(8.64e15), new Date(-62198755200000));
log(/a/g, [/b\/c/], Object.assign(/d/, { x: 1 }), new (class R extends RegExp {})('x', 'y'), Object.setPrototypeOf(/n/, null), new RegExp('/'), new RegExp(''), new RegExp('\n'));
log('abc'.match(/(?<first>b)(c)/), 'abab'.match(/a/g), [...'ab'.matchAll(/./g)], /(x)?/.exec('y'));

// Proxies are what they stand for.
log(new Proxy({ a: 1 }, {}), new Proxy([1, 2], {}), new Proxy(function pf() {}, {}), new Proxy(new Map([[1, 2]]), {}), new Proxy(new Proxy({ b: 1 }, {}), {}), { p: new Proxy({}, { get() { throw 1; } }) });
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
log(proxy, [proxy]);
log(new Proxy(class PC {}, {}), new Proxy(new Date(0), {}), new Proxy(/x/, {}));

// Globals that are namespaces.
log([Math, JSON, Reflect, globalThis.Intl === undefined].length, Object.prototype.toString.call(console));
log(new WeakMap(), new WeakSet(), new WeakRef({ a: 1 }), new (class WM extends WeakMap {})(), Object.assign(new WeakSet(), { a: 1 }), new FinalizationRegistry(() => {}));
log((function () { return arguments; })(), (function () { return arguments; })(1, 'a', { b: 1 }), [(function () { return arguments; })([1])], Object.assign((function () { return arguments; })(), { x: 1 }));

// Generators, iterators, promises.
log((function* g() {})(), (async function* ag() {})(), [(function* () {})()], Object.assign((function* () {})(), { a: 1 }));
log([1][Symbol.iterator](), 'a'[Symbol.iterator](), new Map([[1, 2]])[Symbol.iterator](), new Map([[1, 2]]).keys(), new Map([[1, { a: 1 }]]).values(), new Set([1]).entries(), new Set([1, 'x']).values(), new Map().keys(), new Set().entries());
log('a'.matchAll(/a/g), [1].entries(), new Uint8Array(1).keys(), Object.getPrototypeOf([][Symbol.iterator]()), Object.getPrototypeOf(function* () {}), Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())));
const half = new Map([[1, 2], [3, 4]]).entries();
half.next();
log(half, [half], [new Map([[1, [2, { a: { b: 1 } }]]]).entries()]);
const rejected = Promise.reject(new RangeError('r'));
rejected.catch(() => {});
rejected.stack = 1;
const bad = Promise.reject(3);
bad.catch(() => {});
log(Promise.resolve(1), Promise.resolve({ a: { b: { c: 1 } } }), new Promise(() => {}), bad, [Promise.resolve('s')], { p: Promise.resolve([1, 2]) }, new (class MyPromise extends Promise {})(() => {}), Object.assign(Promise.resolve(1), { x: 1 }), (async () => 1)());

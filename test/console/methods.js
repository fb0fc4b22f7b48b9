// The methods, on both streams.
console.log();
console.log('');
console.log('%');
console.log('%%', '%% %s', 'a');
console.log('%% %s', 'a');
console.log('%s %s', 'only one');
console.log('%s', 'a', 'b', { c: 1 }, 'd');
console.log('a', 'b', 1, { c: 'd' }, ['e'], null, undefined, Symbol('f'), 10n);
console.log({ a: 1 }, '%s', 'b');
console.log(1, '%s', 'b');
console.log('%x %y %', 1, 2);
console.log('%s%s%s', 1, 2, 3);
console.log('%%%s%%', 1);
console.log('100%', 1, '50%');
console.log('%s|%s|%s|%s|%s|%s|%s|%s', 1, -0, 10n, true, null, undefined, Symbol('s'), 'text');
console.log('%s|%s|%s|%s', { a: 1 }, [1, [2, [3]]], () => {}, function named() {});
console.log('%s|%s|%s', class A {}, new (class B { toString() { return 'own'; } })(), new (class C {})());
console.log('%s|%s|%s', new Date(0), /x/g, new Map([[1, 2]]), Object.create(null));
console.log('%s|%s', { toString() { return 'mine'; } }, { toString: null });
console.log('%s|%s', { a: { b: { c: 1 } } }, [{ a: { b: 1 } }]);
console.log('%s', new (class D extends (class E { toString() { return 'inherited'; } }) {})(), new (class F extends Array {})(1));
console.log('%s', { [Symbol.toPrimitive]() { return 'primitive'; } }, 'x');
console.log('%s %s', 'x'.repeat(3), ['a', 'b']);
console.log('%d|%d|%d|%d|%d|%d|%d', 1.5, '42', 'x', 10n, {}, null, undefined);
console.log('%d|%d|%d|%d|%d', -0, true, [], [7], Symbol('n'));
console.log('%i|%i|%i|%i|%i|%i|%i', 1.9, -1.9, '42.5px', 10n, {}, 'x', Symbol('n'));
console.log('%f|%f|%f|%f|%f', 1.5, '1.5e3x', 'x', 10n, Symbol('n'));
console.log('%j|%j|%j|%j', { a: [1, 'b'] }, 'text', undefined, () => {});
console.log('%o', { a: { b: { c: { d: { e: { f: 1 } } } } } });
console.log('%o', [1, 2, 3]);
console.log('%o', function fn(a, b) {});
console.log('%o %O', { a: 1 }, { a: { b: { c: { d: 1 } } } });
console.log('%O', [1, [2, [3, [4, [5]]]]], 'rest');
console.log('%c styled %c', 'color: red', 'color: blue');
console.log('%s %c %s', 'a', 'css', 'b', 'c');
console.log('%', '%s', 1);
console.log('%s', '%s', 1);
console.log('a%sb%sc', '\n', 'multi\nline');
console.info('info %d', 1);
console.debug('debug', [1]);
console.warn('warn %s', 'w');
console.error('error', { e: 1 });

// Groups.
console.group('outer', 1);
console.log('one\ntwo');
console.log({ a: 'x'.repeat(70), b: 1 });
console.group();
console.error('deeper');
console.groupCollapsed('collapsed %s', 'c');
console.warn('deepest');
console.table([[1]]);
console.groupEnd();
console.groupEnd();
console.log([Array.from({ length: 30 }, (_, i) => i * 100)]);
console.groupEnd();
console.groupEnd();
console.log('out');

// Counters.
console.count();
console.count('default');
console.count(undefined);
console.count('x');
console.count(7);
console.count(null);
console.count({});
console.countReset();
console.count();
console.countReset('x');
console.count('x');
console.countReset('never');

// Assertions.
console.assert(true, 'no');
console.assert(1, 'no');
console.assert(false);
console.assert(0, 'text %s', 'formatted');
console.assert();
console.assert(false, '');

// dir and dirxml.
console.dir({ a: { b: { c: { d: 1 } } } });
console.dir({ a: { b: { c: { d: { e: 1 } } } } }, { depth: 0 });
console.dir({ a: { b: { c: { d: { e: 1 } } } } }, { depth: null });
console.dir({ a: { b: { c: { d: { e: 1 } } } } }, { depth: Infinity });
console.dir([1, 2, 3], { showHidden: true });
console.dir('text');
console.dir('%s', 1);
console.dir(undefined);
console.dir();
console.dir({ n: 1, s: 'x', b: true, u: undefined, l: null, f() {}, y: Symbol('y'), d: new Date(0), r: /r/, g: 10n, a: [[[[1]]]], get x() { return 1; }, p: new Map([['k', 'v']]) }, { colors: true });
console.dir([new Set(['v']), class A {}, Promise.resolve(1), [, 1], new ArrayBuffer(2), new Proxy({}, {}), new WeakMap(), new Number(3), new String('s'), Object(Symbol('s')), 'x\n'.repeat(30)], { colors: true });
console.dir({ b: 1, a: 2, c: [3, 1, 2] }, { sorted: true });
console.dir({ a: 'x'.repeat(40), b: 'y'.repeat(40) }, { breakLength: 200 });
console.dir({ a: 'x'.repeat(40), b: 'y'.repeat(40), c: { d: 1 } }, { breakLength: Infinity });
console.dir({ a: 1, b: { c: 2 } }, { compact: false });
console.dir({ a: 1, b: { c: { d: [1, 2] } } }, { compact: 1 });
console.dir({ a: 1, b: { c: { d: { e: 1 } } } }, { compact: true, breakLength: 20 });
console.dir([1, 2, 3, 4, 5], { maxArrayLength: 2 });
console.dir(new Set([1, 2, 3]), { maxArrayLength: 1 });
console.dir(new Map([[1, 2], [3, 4]]), { maxArrayLength: 0 });
console.dir(['abcdefgh'], { maxStringLength: 3 });
console.dir({ get a() { return { b: 1 }; }, set c(v) {}, get d() { throw new TypeError('no'); }, get e() { return 'text'; }, set e(v) {} }, { getters: true });
console.dir({ get a() { return 1; }, get e() { return 'text'; }, set e(v) {} }, { getters: 'get' });
console.dir({ get a() { return 1; }, get e() { return 'text'; }, set e(v) {} }, { getters: 'set' });
console.dir([1234567.891, 1234n, -12345, 0.12345678], { numericSeparator: true });
console.dir(new Proxy({ a: 1 }, { get() {} }), { showProxy: true });
console.dir([new Proxy([1], {}), new Proxy(class P {}, {})], { showProxy: 1, depth: 0 });
console.dirxml({ a: 1 }, [2], 'text', 3);
console.dirxml('%s', 1);

// Tables.
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4, 5]]);
console.table({ r1: { a: 1 }, r2: { b: 2 } });
console.table([1, 'two', { three: 3 }]);
console.table(new Map([['k', { v: 1 }], [{ o: 1 }, 2]]));
console.table(new Set([1, 'a']));
console.table(new Map([['k', 1]]).entries());
console.table(new Map([['k', 1]]).keys());
console.table(new Set(['s']).values());
console.table([{ a: 1, b: 2, c: 3 }], ['c', 'a']);
console.table([{ a: 1, b: 2, c: 3 }], ['nothing']);
console.table([]);
console.table({});
console.table('text');
console.table(5);
console.table(null);
console.table(undefined);
console.table();
console.table([{ nested: { deep: { er: 1 } }, list: [1, 2, [3]], fn() {}, date: new Date(0) }]);
console.table([['日本', 'é'], ['x', '中文字']]);
console.table([{ name: 'a'.repeat(30) }, { name: 'b' }]);
console.table([null, undefined, { a: null }, { a: undefined }]);
console.table(Object.create({ inherited: 1 }, { own: { value: { x: 1 }, enumerable: true } }));
console.table([new (class P { x = 1; y = 2; })()]);
console.table(new Uint8Array([1, 2]));

// Timers: only what does not depend on the clock.
console.timeEnd('never');
console.timeLog('never');
console.time('t');
console.time('t');
console.time();
console.time(undefined);
console.timeEnd();
console.timeEnd('t');
console.timeEnd('t');

// Traces.
console.trace('here %s', 'x', { a: 1 });
console.trace();

// What the object itself is like.
console.log(typeof console.clear, console.clear(), typeof console.time);
const { log, group, groupEnd } = console;
group('detached');
log('works');
groupEnd();
console.log(Object.prototype.toString.call(console), console.log.name, console.log.length, console.table.name, Object.keys({ ...console }).includes('log'));
console.log(['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'dirxml', 'table', 'group', 'groupCollapsed', 'groupEnd', 'count', 'countReset', 'time', 'timeLog', 'timeEnd', 'assert', 'clear'].filter((name) => typeof console[name] !== 'function'));
console.log(Object.getOwnPropertyDescriptor(globalThis, 'console').enumerable, Object.getOwnPropertyDescriptor(console, 'log').enumerable);
console.log(console.log('returns'), console.count('r'), console.assert(true), console.table(1));

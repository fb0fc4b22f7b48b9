// What objects say of themselves, hidden properties, and modules.
import * as self from './custom.js';
import * as data from './module.js';

const log = console.log;
const custom = Symbol.for('nodejs.util.inspect.custom');

class Money {
  constructor(n) { this.n = n; }
  [custom](depth, options, inspect) { return `Money<${options.stylize(this.n, 'number')} ${depth} ${typeof inspect}>`; }
}
log(new Money(3), [new Money(4)], { m: { m: new Money(5) } }, new Map([[new Money(6), new Money(7)]]), Money.prototype);
log({ [custom]() { return { replaced: [1, 2, { a: { b: {} } }] }; } }, { [custom]() { return 5; } }, { [custom]() { return undefined; } }, { [custom]() { return 'two\nlines'; } });
log([{ [custom]() { return { list: Array.from({ length: 30 }, (_, i) => i) }; } }], { deep: { er: { [custom]() { return 'x\ny'; } } } });
log({ [custom](depth, options, inspect) { return inspect({ a: { b: { c: { d: 1 } } } }, options); } }, { [custom](depth, options, inspect) { return inspect([1, 'two', [3]], { ...options, depth: 0 }); } });
log({ [custom](depth, options) { return Object.keys(options).sort().join() + depth + options.depth + options.compact + options.breakLength; } });
log({ [custom]: 'no function', a: 1 }, { [custom]() { return this; }, b: 1 }, new Proxy(new Money(8), {}));
log('%s|%o|%O|%d', new Money(1), new Money(2), new Money(3), new Money(4));
console.dir(new Money(9));
console.dir(new Money(10), { customInspect: true, depth: 7, colors: true });
try { log({ [custom]() { throw new RangeError('inspected'); } }); } catch (e) { log(String(e)); }
log(class Static { static [custom]() { return 'a class'; } });

// Namespaces.
log(data, { data }, data.default);
log(self);
export const before = 1;
log('uninitialized', self);
export let after = { a: [1] };
log(self);
export function exported() {}
export default class Thing {}
log(self);

// Hidden properties.
const show = (v, options) => console.dir(v, { showHidden: true, ...options });
class C { #p = 1; static s = 1; field = 2; m() {} }
show({ a: 1 });
show([1, 2, [3]]);
show(new Map([['a', { b: [1] }]]));
show(new Set([[1]]));
show(Object.defineProperty({}, 'x', { value: { y: 1 } }));
show(Object.defineProperty({}, Symbol('s'), { value: 1 }));
show(new C());
show(new Uint8Array([1, 2]));
show(new Float64Array(1), { depth: 0 });
show(new ArrayBuffer(1));
show(new DataView(new ArrayBuffer(1)));
show(new String('ab'));
show(new Number(1));
show(Object.assign(new Error(), { stack: 'Error\n    at f (x.js:1:1)' }));
show(Promise.resolve(1));
show(Symbol('x'));
show(Object.create({}, { own: { get() { return 1; } } }));
show({ [Symbol.toStringTag]: 'T' });
show(function f() {});
show(/x/g);
console.log('%o', new C());
console.log('%o', [{ a: { b: { c: { d: { e: 1 } } } } }, () => {}]);

// Stacks that share frames with that of their cause.
const cause = new TypeError('inner');
cause.stack = ['TypeError: inner', ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `    at ${name} (x.js:1:1)`)].join('\n');
const outer = new Error('outer', { cause });
outer.stack = ['Error: outer', ...['z', 'c', 'd', 'e', 'f'].map((name) => `    at ${name} (x.js:1:1)`)].join('\n');
log(outer);
log([outer]);
outer.stack = ['Error: outer', ...['z', 'd', 'e', 'f'].map((name) => `    at ${name} (x.js:1:1)`)].join('\n');
log(outer);
console.dir(outer, { colors: true });

// Too deep for the stack: shown as far as it went.
let tower = {};
for (let i = 0; i < 30000; i++) tower = { tower };
console.dir({ tower }, { depth: 3 });

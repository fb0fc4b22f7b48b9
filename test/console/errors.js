// Errors. Frames are compared by their number of blanks only.
const log = console.log;

class ValidationError extends Error {}
class NamedError extends Error { name = 'NamedError'; }
class CustomName extends Error { constructor(m) { super(m); this.name = 'Custom'; } }
class WithFields extends TypeError { code = 'E_CODE'; details = { a: [1, { b: 2 }] }; }
class HttpError extends Error { get name() { return 'HttpError'; } status = 404; }

log(new Error('message'), new TypeError('type'), new Error(), new Error(''), new RangeError());
log([new Error('in array')], { e: new Error('in object') }, { a: { b: { c: new Error('deep') } } }, [[[[new Error('deeper')]]]]);
log(new ValidationError('v'), new NamedError('n'), new CustomName('c'), new WithFields('w'), new HttpError('h'), new (class extends Error {})('anonymous'));
log(new Error('with cause', { cause: new TypeError('inner') }), new Error('value cause', { cause: { code: 1 } }), new Error('text cause', { cause: 'why' }), new Error('undefined cause', { cause: undefined }));
log(new Error('1', { cause: new Error('2', { cause: new Error('3', { cause: new Error('4', { cause: new Error('5') }) }) }) }));
log(new AggregateError([new Error('one'), new TypeError('two')], 'several'), new AggregateError([], 'none'), new AggregateError([1, 'a']));
log(Object.assign(new Error('props'), { code: 'ENOENT', errno: -2, nested: { x: 1 } }), Object.assign(new Error('m'), { name: 'Renamed' }), Object.assign(new Error('m'), { message: 'changed' }));
log(Object.assign(new Error('stackless'), { stack: undefined }), Object.assign(new Error('own stack'), { stack: 'own text' }), Object.assign(new Error('x'), { stack: 'Error: x' }), Object.assign(new Error('x'), { stack: '' }), Object.assign(new Error('n'), { stack: 5 }));
log(Object.setPrototypeOf(Object.assign(new Error('null proto'), { stack: 'Error: null proto' }), null), Object.create(Error.prototype), Object.create(new Error('up')) instanceof Error);
log(Object.defineProperty(Object.assign(new Error('tag'), { stack: 'Error: tag' }), Symbol.toStringTag, { value: 'Tagged' }));
log(Object.assign(new Error('two\nlines'), { a: 1 }), [new Error('two\nlines')], new Error('  spaces  '));
for (const stack of ['Error: m\n    at somewhere', 'm', 'Error', 'Error: other\n    at x (y:1:2)\n    at z']) {
  const e = new Error('m');
  e.stack = stack;
  log(e, [e], { e });
  const v = new ValidationError('m');
  v.stack = stack;
  log(v, [v]);
  const c = new CustomName('m');
  c.stack = stack;
  log(c, [c]);
}
const own = new Error('m');
own.stack = 'Error: m\n    at f (a.js:1:1)';
own.name = 'MyName';
log(own);
const hidden = Object.defineProperty(new Error('h'), 'name', { value: 'HiddenName', enumerable: false });
hidden.stack = 'Error: h\n    at f (a.js:1:1)';
log(hidden);
const noMessage = new ValidationError();
noMessage.stack = 'Error\n    at f (a.js:1:1)';
log(noMessage, [noMessage]);
const withKeys = Object.assign(new RangeError('k'), { a: 1, b: { c: { d: { e: 1 } } } });
withKeys.stack = 'RangeError: k\n    at f (a.js:1:1)';
log(withKeys, [withKeys], { deep: { er: withKeys } });
const causes = new Error('outer', { cause: withKeys });
causes.stack = 'Error: outer\n    at f (a.js:1:1)';
log(causes, [causes]);
const aggregate = new AggregateError([withKeys, causes], 'all');
aggregate.stack = 'AggregateError: all\n    at f (a.js:1:1)';
log(aggregate, { aggregate });
log('%s', Object.assign(new Error('formatted'), { stack: 'Error: formatted\n    at f (a.js:1:1)' }), Object.assign(new ValidationError('formatted'), { stack: 'Error: formatted\n    at f (a.js:1:1)' }));
log('text', Object.assign(new Error('after text'), { stack: 'Error: after text\n    at f (a.js:1:1)' }));
const rejected = Promise.reject(withKeys);
rejected.catch(() => {});
log(rejected, new Map([[withKeys, causes]]), new Set([own]));
try { null.x; } catch (e) { log(e.message); }

// Statements about members: `super` in all its uses, private names, accessors and attributes, proxies, mapped arguments.

import type { Context } from './context.ts';
import { elements, expression, ofKind } from './expressions.ts';
import { propertyName } from './literals.ts';
import { statements } from './statements.ts';

const METHOD = { strict: true, returns: true, arguments: true, super: true };

/** Tries each line by itself and logs what it throws. */
function guarded(lines: readonly string[]): string {
  return lines.map((line) => `try { ${line} } catch (e) { log('caught', e); }`).join('\n');
}

/** Two classes, or an object and its prototype, that reach each other through `super`. */
export function superMembers(c: Context): string {
  const label = c.fresh('m');
  const stat = c.chance(20) ? 'static ' : '';
  const key = c.pick(['a', 'b', 'c']);
  const use = (): string =>
    c.pick([
      `super.${key}`,
      `super.${key} = ${c.within(METHOD, () => expression(c, 1))}`,
      `super.${key} += 1`,
      `super['${key}']++`,
      `super[log('${label} key', '${key}')] ??= 2`,
      `super.m?.(1, ...[2, 3])`,
      `super.m\`t\${1}\``,
      `(() => super.m(this.own))()`,
      `({ x: super.${key} } = { x: 4 })`,
      `[super.q] = [5]`,
      `delete super.${key}`,
      'super.missing?.x',
      `typeof super.m`,
      `super.constructor === Object`,
    ]);
  const parent = c
    .shuffled([
      `${stat}get ${key}() { log('${label} get', this === undefined); return this.own; }`,
      `${stat}set ${key}(v) { log('${label} set', v); ${c.chance(50) ? 'this.own = v;' : ''} }`,
      `${stat}m(...r) { log('${label} m', r.length, this.own); return r; }`,
    ])
    .slice(c.below(2));
  const kind = c.pick(['', '', '*', 'async ', 'get ']);
  const call = kind === 'get ' ? 'n' : 'n()';
  const result = kind === '*' ? `[...x.${call}]` : `x.${call}`;
  const child = `${stat}${kind}n() { log('${label} n', ${use()}); ${kind === '*' ? `yield ${use()};` : ''} ${kind === 'async ' ? 'await 1;' : ''} return ${use()}; }`;
  const body =
    stat === '' && c.chance(30)
      ? `const P = { ${parent.join(', ')} }; const x = { __proto__: P, own: 1, ${child} };`
      : `class A { ${parent.join(' ')} } class B extends A { ${stat}own = 1; ${child} ${c.chance(30) ? `${stat}f = ${use()};` : ''} ${c.chance(20) ? `static { log('${label} static', super.name, this.name); }` : ''} } const x = ${stat === '' ? 'new B()' : 'B'};`;
  return `{ ${guarded([`${body} const r = ${result}; log('${label}', r, x.own, x); ${kind === 'async ' ? `r.then((v) => log('${label} v', v), (e) => log('${label} e', e));` : ''} ${c.chance(30) ? `Object.setPrototypeOf(${stat === '' ? 'Object.getPrototypeOf(x)' : 'x'}, { ${key}: 9, m() { return 'new'; } }); log('${label} moved', ${kind === '*' ? `[...x.${call}]` : kind === 'async ' ? '0' : `x.${call}`});` : ''}`])} }`;
}

/** Private members of every sort, and objects that do not have them. */
export function privateMembers(c: Context, depth: number): string {
  const label = c.fresh('h');
  const stat = c.chance(25) ? 'static ' : '';
  const value = (): string => c.within({ strict: true, super: true }, () => expression(c, depth - 1));
  const members: Record<string, string> = {
    '#f': `${stat}#f = ${value()};`,
    '#m': `${stat}#m(v = 1) { log('${label} #m', v); return ${c.pick(['v', 'this', 'this.#f', 'super.toString === Object.prototype.toString'])}; }`,
    '#g': `${stat}get #g() { log('${label} get #g'); return this.#f; }`,
    '#s': `${stat}set #s(v) { log('${label} set #s', v); this.#f = v; }`,
    '#b': `${stat}get #b() { return 1; } ${stat}set #b(v) { log('${label} set #b', v); }`,
    '#y': `${stat}*#y() { yield this.#f; yield* [1]; }`,
    '#a': `${stat}async #a() { await 1; return this.#f; }`,
  };
  const use = (): string => {
    const name = c.pick(Object.keys(members));
    const on = c.pick(['this', 'this', 'o', 'o?']);
    // V8 does not ask a getter without a setter whose value would be written back.
    const written = name === '#g' ? '#b' : name;
    return c.pick([
      () => `${on}.${name}`,
      () => (on === 'o?' ? `o?.${name}` : `${on}.${name} = ${value()}`),
      () => (on === 'o?' ? `o?.${name}` : `${on}.${written} ${c.pick(['+=', '??=', '&&=', '||='])} 1`),
      () => `${name} in o`,
      () => (on === 'o?' ? `o?.${name}?.length` : `${on}.${written}++`),
      () => `[...this.#y()]`,
      () => `this.#m(...[2])`,
      () => `this.#m?.call(o, 3)`,
      () =>
        `({ ${name}: 1 } = 1)`
          .replace(`${name}: 1`, `k: this.${c.pick(['#f', '#s', '#b'])}`)
          .replace('= 1)', '= { k: 6 })'),
      () => `[this.#f, ...this.#s] = [1, 2]`,
      () => `(() => this.${name})()`,
      () => `this.#a()`,
      () => `eval('this.#f')`,
    ])();
  };
  const lines = Array.from(
    { length: 2 + c.below(4) },
    () => `try { log('${label}', ${use()}); } catch (e) { log('${label} caught', e); }`,
  );
  const object = c.pick([
    'x',
    'x',
    '{}',
    '1',
    'null',
    'new (class extends C {})()',
    'new Proxy(x, {})',
    'Object.create(x)',
  ]);
  const returned = stat === '' && c.chance(25);
  const source = returned
    ? `class R { constructor(o) { return o; } } class C extends R { ${Object.values(members).join(' ')} run(o) { ${lines.join(' ')} } static of(o) { return C.prototype.run.call(new C(o), o); } } const x = Object.freeze({ k: 1 }); C.of(x); C.of(x);`
    : `class C { ${c.shuffled(Object.values(members)).join(' ')} ${stat}run(o) { ${lines.join(' ')} } } const x = ${stat === '' ? 'new C()' : 'C'}; x.run(${object}); ${c.chance(30) ? `C.prototype.run?.call({}, x);` : ''}`;
  return `{ ${guarded([source])} }`;
}

/** What constructors do with `this`, `super()` and their results. */
export function construction(c: Context, depth: number): string {
  const label = c.fresh('n');
  const returns = (): string =>
    c.pick([
      '',
      '',
      'return;',
      'return 1;',
      "return { r: 'o' };",
      'return undefined;',
      'return null;',
      'return this;',
      'return function () {};',
    ]);
  const parent = c.pick([
    () =>
      `class P { constructor(...r) { log('${label} P', new.target?.name, r.length); this.p = r[0]; ${returns()} } }`,
    () =>
      `function P(...r) { log('${label} P', new.target === undefined, typeof this); ${c.chance(30) ? `if (!new.target) return new P(...r);` : ''} this.p = 1; ${returns()} }`,
    () =>
      `const P = ${c.pick(['Array', 'Map', 'Set', 'Error', 'Promise', 'RegExp', 'Date', 'Boolean', 'String', 'Number', 'Object', 'Function', 'Uint8Array', 'ArrayBuffer', 'WeakMap', 'null'])};`,
    () =>
      `const P = new Proxy(class { constructor() { log('${label} target', new.target === C); } }, { construct(t, a, n) { log('${label} construct', a.length); return ${c.pick(['Reflect.construct(t, a, n)', '{}', '1', 'Reflect.construct(Object, [], n)'])}; }, get(t, k, r) { log('${label} get', k); return Reflect.get(t, k, r); } });`,
    () =>
      `const P = (function () { log('${label} bound', new.target === C); }).bind(0, 1);  P.prototype = ${c.pick(['null', '{ z: 1 }', 'Object.prototype'])};`,
  ])();
  // V8 asks whether the parent is a constructor before it spreads the arguments (spec: sec-super-keyword-runtime-semantics-evaluation, steps 3 to 5).
  const isNull = parent.endsWith('= null;');
  const call = (): string =>
    c.pick([
      'super(...r);',
      isNull ? 'super(1);' : `super(${c.within(METHOD, () => elements(c, depth - 1))});`,
      '(() => super(1))();',
      'super(this);',
      'super(); super();',
      `try { this.x; } catch (e) { log('${label} early', e); } super();`,
      `if (r.length) super(r.length);`,
      `eval('super()');`,
      'super[super(), "q"];',
      '',
    ]);
  const own = c.chance(80)
    ? `constructor(...r) { log('${label} C', r.length); ${call()} ${c.chance(40) ? `this.c = ${c.within(METHOD, () => expression(c, 1))};` : ''} ${returns()} }`
    : '';
  const make = c.pick([
    'new C(1, 2)',
    'new C()',
    'Reflect.construct(C, [1], Array)',
    'Reflect.construct(C, [], class extends C {})',
    'new (class D extends C { d = this.p; })(3)',
    'C()',
    'C.call({})',
    'new (C.bind(null, 4))(5)',
  ]);
  return `{ ${guarded([`${parent} class C extends P { f = log('${label} field', 1); ${own} } const x = ${make}; log('${label}', x, x instanceof C, Object.getPrototypeOf(x) === C.prototype);`])} }`;
}

const ATTRIBUTES = (c: Context): string =>
  `{ ${[
    c.pick([
      'value: 1',
      "value: 'v'",
      'get() { return 2; }',
      "get() { log('got', this === x); return 3; }, set(v) { log('put', v); }",
      'set: undefined',
      '',
    ]),
    c.pick(['writable: true', 'writable: false', '', '', '']),
    c.pick(['enumerable: true', 'enumerable: false', '']),
    c.pick(['configurable: true', 'configurable: false', '', 'configurable: true']),
  ]
    .filter((part) => part !== '')
    .join(', ')} }`;

/** Properties defined, redefined, frozen, inherited, deleted. */
export function attributes(c: Context, depth: number): string {
  const label = c.fresh('r');
  const key = (): string => c.pick(['a', 'a', 'b', '0', '1', 'length', 'x']);
  const start = c.pick([
    () => '[1, 2, 3]',
    () => '{ a: 1, b: 2 }',
    () => 'function (p, q) {}',
    () => `Object.create({ set a(v) { log('${label} inherited', v); }, get b() { return 5; } })`,
    () => `Object.create(Object.freeze({ a: 1, 0: 2 }))`,
    () => 'class { static a = 1; }',
    () => "new String('ab')",
    () => `(function () { return arguments; })(1, 2)`,
    // V8 leaves typed arrays extensible that it refuses to seal.
    () => ofKind(c, c.pick(['obj', 'arr', 'fn', 'map', 're'] as const), depth - 1),
  ])();
  const lines = Array.from({ length: 3 + c.below(5) }, () =>
    c.pick([
      () => `log('${label}', Object.defineProperty(x, '${key()}', ${ATTRIBUTES(c)}) === x);`,
      () => `log('${label}', Reflect.defineProperty(x, '${key()}', ${ATTRIBUTES(c)}));`,
      () => `Object.defineProperties(x, { ${key()}: ${ATTRIBUTES(c)}, ${key()}: ${ATTRIBUTES(c)} });`,
      () => `x['${key()}'] = ${expression(c, 1)};`,
      () => `log('${label}', delete x['${key()}']);`,
      () => `log('${label}', ${c.pick(['frozen', 'Object.isSealed', 'Object.isExtensible'])}(x));`,
      () => `Object.${c.pick(['freeze', 'seal', 'preventExtensions'])}(x);`,
      () => `log('${label}', Object.getOwnPropertyDescriptor(x, '${key()}'));`,
      () => `log('${label}', Reflect.set(x, '${key()}', 1, ${c.pick(['x', '{}', '1', '[]'])}));`,
      () => `log('${label}', Reflect.get(x, '${key()}', 3));`,
      // For what inherits from a proxy V8 knows no other tag than that of a plain object.
      () =>
        `log('${label}', Object.setPrototypeOf(x, ${c.pick(['null', '{ a: 7 }', 'Array.prototype', 'x', '[]', 'new Proxy({ [Symbol.toStringTag]: "Proxied" }, { set(t, k) { log("trap", k); return true; } })'])}) === x);`,
      () => `x.__${c.pick(['defineGetter', 'defineSetter'])}__('${key()}', function (v) { return 8; });`,
      () => `log('${label}', typeof x.__lookup${c.pick(['Getter', 'Setter'])}__('${key()}'));`,
      () => `{ const k = []; for (const n in x) k.push(n); log('${label}', k); }`,
      () =>
        `log('${label}', Object.entries(x).length, '${key()}' in x, Object.hasOwn(x, '${key()}'), x.propertyIsEnumerable('${key()}'));`,
      () => `x.length = ${c.pick(['0', '1', '5', '-1', "'2'", '1.5'])};`,
      () =>
        `if (short(x) === x) log('${label}', Array.prototype.${c.pick(['push', 'unshift', 'pop', 'shift', 'reverse', 'sort'])}.call(x, ${c.below(3)}));`,
      () => `log('${label}', { ...x });`,
    ])(),
  );
  return `{ ${guarded([`const x = ${start.startsWith('{') || start.startsWith('function') ? `(${start})` : start}; ${guarded(lines)} log('${label} end', x, Object.getOwnPropertyNames(x).slice(0, 6));`])} }`;
}

/** Traps that keep to the invariants and traps that do not. */
const LIES = [
  "get() { return 'lie'; }",
  'set() { return true; }',
  'has() { return false; }',
  'has() { return true; }',
  'deleteProperty() { return true; }',
  "ownKeys() { return ['a', 'new']; }",
  "ownKeys() { return ['a', 'a']; }",
  "ownKeys() { return { length: 2, 0: 'b', 1: Symbol.iterator }; }",
  'ownKeys() { return [1]; }',
  'getOwnPropertyDescriptor() { return undefined; }',
  'getOwnPropertyDescriptor() { return { value: 1, configurable: true }; }',
  'getOwnPropertyDescriptor() { return { value: 1, configurable: false, writable: false }; }',
  'getOwnPropertyDescriptor() { return 1; }',
  'defineProperty() { return true; }',
  'defineProperty() { return false; }',
  'getPrototypeOf() { return null; }',
  'getPrototypeOf() { return Array.prototype; }',
  'setPrototypeOf() { return true; }',
  'setPrototypeOf() { return false; }',
  'isExtensible() { return false; }',
  'isExtensible() { return true; }',
  'preventExtensions() { return true; }',
  'preventExtensions() { return false; }',
  'get: undefined',
  'has: 1',
  "apply(t, self, a) { log('apply', a.length); return Reflect.apply(t, self, a); }",
  "construct(t, a, n) { log('construct', a.length); return Reflect.construct(t, a); }",
  'construct() { return 1; }',
];

export function proxies(c: Context, depth: number): string {
  const label = c.fresh('x');
  const target = c.pick([
    () => `Object.${c.pick(['freeze', 'seal', 'preventExtensions'])}({ a: 1, get b() { return 2; } })`,
    () => "Object.defineProperty({ b: 2 }, 'a', { value: 1, configurable: false })",
    () => '[1, 2]',
    () => 'function (p) { return p; }',
    () => 'class { static a = 1; }',
    () => `{ a: 1, [sym]: 2, 0: 3 }`,
    () => `new Proxy({ a: 1, b: 2 }, { ${c.pick(LIES)} })`,
    () => ofKind(c, c.pick(['obj', 'arr', 'fn', 'map', 'typed'] as const), depth - 1),
  ])();
  const traps = c.some(4, () => c.pick(LIES));
  const key = (): string => c.pick(["'a'", "'b'", "'0'", "'new'", 'sym', "'length'"]);
  const lines = Array.from({ length: 3 + c.below(5) }, () =>
    c.pick([
      () => `log('${label}', p[${key()}]);`,
      () => `p[${key()}] = ${expression(c, 1)};`,
      () => `log('${label}', ${key()} in p);`,
      () => `log('${label}', delete p[${key()}]);`,
      () =>
        `log('${label}', Object.${c.pick(['keys', 'getOwnPropertyNames', 'entries', 'values', 'getOwnPropertySymbols'])}(p).slice(0, 5));`,
      () => `log('${label}', Object.getOwnPropertyDescriptor(p, ${key()}));`,
      () =>
        `log('${label}', Reflect.defineProperty(p, ${key()}, { value: 4, ${c.pick(['', 'configurable: false', 'writable: true', 'configurable: false, writable: false'])} }));`,
      () => `log('${label}', Object.getPrototypeOf(p) === Object.prototype, p instanceof Array);`,
      () => `log('${label}', Reflect.setPrototypeOf(p, ${c.pick(['null', 'Array.prototype', 'Object.prototype'])}));`,
      () => `log('${label}', Object.isExtensible(p));`,
      () => `log('${label}', Reflect.preventExtensions(p));`,
      () => `log('${label}', Object.${c.pick(['isFrozen', 'isSealed', 'freeze', 'seal'])}(p) === true);`,
      () => `log('${label}', { ...p });`,
      () => `log('${label}', Object.assign(p, { a: 5, z: 6 }) === p);`,
      () => `log('${label}', typeof p, Array.isArray(p));`,
      () => `log('${label}', p(1));`,
      () => `log('${label}', new p(1));`,
      () => `log('${label}', json(p));`,
      () => `log('${label}', [].concat(p).length);`,
      () => `log('${label}', Object.prototype.toString.call(p));`,
      () => `log('${label}', Object.create(p)[${key()}]);`,
      () => `Object.create(p)[${key()}] = 1;`,
      () => `log('${label}', Reflect.set(p, ${key()}, 1, {}), Reflect.get(p, ${key()}, 1));`,
      () => `log('${label}', [...p].length);`,
    ])(),
  );
  const made = c.chance(15)
    ? `const { proxy: p, revoke } = Proxy.revocable(t, h); ${guarded(lines.splice(0, 2))} revoke();`
    : 'const p = new Proxy(t, h);';
  return `{ ${guarded([`const t = ${target.startsWith('{') || target.startsWith('function') ? `(${target})` : target}, h = { ${traps.join(', ')} }; ${made} ${guarded(lines)} log('${label} end', t);`])} }`;
}

/** Sloppy parameters are what `arguments` shows of them. */
export function mappedArguments(c: Context, depth: number): string {
  const label = c.fresh('a');
  const lines = Array.from({ length: 2 + c.below(4) }, () =>
    c.pick([
      'arguments[0] = 5;',
      'p = 6;',
      'q++;',
      'arguments[1] += 1;',
      'delete arguments[0];',
      'arguments.length = 1;',
      // V8 loses elements that it has no argument for.
      "if ('0' in arguments) Object.defineProperty(arguments, '0', { value: 7, writable: false });",
      "if ('1' in arguments) Object.defineProperty(arguments, '1', { get() { return 8; } });",
      'Object.freeze(arguments);',
      'arguments[2] = 9;',
      '(() => { p = arguments[1]; })();',
      "eval('p = 10');",
      '[p, q] = [q, p];',
      'Array.prototype.reverse.call(arguments);',
      `log('${label}', [...arguments], arguments.length);`,
      `arguments = ${c.within({ returns: true }, () => expression(c, 1))};`,
    ]),
  ).filter((line) => !c.body.strict || !line.startsWith('arguments ='));
  const list = c.pick(['p, q', 'p, q', 'p, q = 2', 'p, p, q', '{ length: p }, q', 'p, q, ...s']);
  const strict = c.body.strict || list !== 'p, q';
  const usable = list === 'p, p, q' && c.body.strict ? 'p, q' : list;
  return `{ const f = function (${usable}) { ${strict ? '' : c.pick(['', '', "'use strict'; "])}${guarded(lines.filter((line) => !line.startsWith('arguments =') || !strict))} log('${label} end', p, q, arguments); return arguments; }; ${guarded([`log('${label} result', f(${elements(c, depth - 1)}));`])} }`;
}

/** The order of evaluation in operators, calls, assignments, with operands that convert. */
export function evaluationOrder(c: Context, depth: number): string {
  const label = c.fresh('o');
  let n = 0;
  const operand = (): string => {
    const id = `${label}${++n}`;
    const value = c.pick(['1', "'s'", 'NaN', '2n', 'null', '3', 'sym', '{}', "new Error('u')"]);
    return c.pick([
      `log('${id}', ${expression(c, 1)})`,
      `log('${id}', { valueOf() { log('${id} valueOf'); return ${value}; }, toString() { log('${id} toString'); return ${value}; } })`,
      `log('${id}', { [Symbol.toPrimitive](h) { log('${id} hint', h); return ${value}; } })`,
      `{ get a() { log('${id} get'); return ${value}; } }.a`.replace(/^/, '(').replace('}.a', '}).a'),
    ]);
  };
  const operator = (): string =>
    c.pick([
      '+',
      '-',
      '*',
      '/',
      '%',
      '**',
      '<<',
      '>>',
      '>>>',
      '&',
      '|',
      '^',
      '<',
      '>',
      '<=',
      '>=',
      '==',
      '!=',
      '===',
      'in',
      'instanceof',
      '&&',
      '||',
    ]);
  // V8 converts keys twice where a value is read and written.
  const simple = (): string =>
    c.pick(['b.v', `b[log('${label} name', 'w')]`, `log('${label} base', b).v`, 'v', '(b).w', 'null.x']);
  const place = (): string =>
    c.pick([
      'b.v',
      `b[${operand()}]`,
      `log('${label} base', b).v`,
      `log('${label} base', b)[${operand()}]`,
      'v',
      `(b).w`,
      `null[${operand()}]`,
      `undefined.x[${operand()}]`,
    ]);
  const lines = Array.from({ length: 1 + c.below(3) }, () =>
    c.pick([
      () => `log('${label}', (${operand()}) ${operator()} (${operand()}));`,
      () => `log('${label}', ${place()} = ${operand()});`,
      () => `log('${label}', ${simple()} ${c.pick(['+=', '-=', '**=', '??=', '||=', '&&=', '<<='])} ${operand()});`,
      () => `log('${label}', ${simple()}${c.pick(['++', '--'])});`,
      () => `log('${label}', ${c.pick(['-', '~', '+', '!', 'typeof ', 'void ', 'delete '])}${place()});`,
      () => `log('${label}', b.f(${operand()}, ...[${operand()}], ${operand()}));`,
      () => `log('${label}', b?.g?.[${operand()}].h(${operand()}));`,
      () => `log('${label}', ${place()}?.[${operand()}]?.(${operand()}));`,
      () => `log('${label}', \`\${${operand()}}-\${${operand()}}\`);`,
      () => `log('${label}', { [${operand()}]: ${operand()}, [${operand()}]: ${operand()} });`,
      () => `log('${label}', [${operand()}, , ...${ofKind(c, 'iter', 0)}, ${operand()}]);`,
      () => `log('${label}', new (log('${label} new', b.c))(${operand()}, ${operand()}));`,
      () =>
        `log('${label}', Math.${c.pick(['max', 'min', 'hypot', 'atan2', 'imul', 'pow'])}(${operand()}, ${operand()}));`,
      () =>
        `log('${label}', '${propertyName(c)}bcab'.${c.pick(['slice', 'indexOf', 'padStart', 'at', 'localeCompare', 'startsWith', 'split', 'repeat'])}(${operand()}${c.chance(50) ? `, ${operand()}` : ''}));`.replace(
          'localeCompare',
          'includes',
        ),
      () =>
        `log('${label}', [5, 6, 7].${c.pick(['slice', 'indexOf', 'fill', 'with', 'splice', 'at', 'join', 'includes', 'flat'])}(${operand()}, ${operand()}));`,
      () =>
        `log('${label}', ${c.pick(['Number', 'String', 'Boolean', 'BigInt', 'parseInt', 'isNaN', 'Symbol', 'Object', 'new Date', 'Array', 'new Map', 'Object.is'])}(${operand()}));`.replace(
          /(Symbol|new Date)\(/,
          'String(',
        ),
    ])(),
  );
  return `{ let v = 1; const b = { v: 2, w: 3n, f(...r) { return r.length; }, g: null, c: function (...r) { this.n = r.length; } }; ${guarded(lines)} log('${label} end', v, b); ${statements(c, 1, depth - 2).join('')} }`;
}

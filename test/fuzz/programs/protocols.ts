// Statements about protocols: iterators that are closed, generators that are driven by hand, queues of asynchronous ones, thenables.

import type { Context } from './context.ts';
import { expression, ofKind } from './expressions.ts';
import { statements } from './statements.ts';

const FUNCTION = { returns: true, arguments: true };

/** A call of a generator's methods with a small argument. */
const step = (c: Context): string =>
  `${c.pick(['next', 'next', 'next', 'return', 'throw'])}(${c.pick(['', '1', "'s'", "new Error('u5')"])})`;

/** An iterator with all its methods, each of which logs and may do what the protocol forbids. */
function iterator(c: Context, label: string, wait: boolean, always: boolean): string {
  const result = (done: string): string =>
    c.pick([
      `{ done: ${done}, value: v }`,
      `{ done: ${done}, value: v }`,
      `{ value: v, get done() { log('${label} done'); return ${done}; } }`,
      wait
        ? `Promise.resolve({ done: ${done}, value: v })`
        : `{ get value() { log('${label} value'); return i; }, done: ${done} }`,
      wait ? `Promise.reject(new Error('u6'))` : '1',
    ]);
  const methods = [`next(v) { tick(); i++; log('${label} next', v); return ${result(`i > ${1 + c.below(4)}`)}; }`];
  if (c.chance(60))
    methods.push(`return(v) { log('${label} return', v); return ${result(c.pick(['true', 'false', 'i > 2']))}; }`);
  // Without it, V8 does not close a synchronous iterator that an asynchronous generator hands on to.
  if (always || c.chance(60))
    methods.push(
      `throw(v) { log('${label} throw', v); ${c.chance(30) ? 'throw v;' : `return ${result(c.pick(['true', 'false']))};`} }`,
    );
  return `{ ${methods.join(', ')} }`;
}

export function iterated(c: Context, label: string, wait: boolean): string {
  const symbol = wait && c.chance(70) ? 'asyncIterator' : 'iterator';
  return `({ [Symbol.${symbol}]() { let i = 0; log('${label} open'); return ${iterator(c, label, symbol === 'asyncIterator', wait && symbol === 'iterator')}; } })`;
}

/** A generator that hands on to another iterator, driven from outside. */
export function delegation(c: Context, depth: number): string {
  const label = c.fresh('d');
  const inner = c.chance(60) ? iterated(c, label, false) : ofKind(c, 'iter', depth);
  const body = `try { log('${label} result', yield* ${inner}); yield 'more'; } ${c.pick([`catch (e) { log('${label} caught', e); yield 'c'; }`, `finally { log('${label} finally'); ${c.chance(30) ? 'yield 3;' : ''} }`])} return 'end';`;
  const steps = Array.from(
    { length: 2 + c.below(4) },
    () => `try { log('${label}', g.${step(c)}); } catch (e) { log('${label} threw', e); }`,
  );
  return `{ const g = (function* () { ${body} })(); ${steps.join(' ')} }`;
}

/** Calls that an asynchronous generator has to queue. */
export function asyncQueue(c: Context, depth: number): string {
  const label = c.fresh('q');
  const inner = iterated(c, `${label}i`, true);
  const body = c.within({ ...FUNCTION, async: true, generator: true }, () =>
    c.pick([
      () =>
        `try { const r = yield ${expression(c, depth - 1)}; log('${label} sent', r); yield await ${expression(c, 1)}; } finally { log('${label} finally'); await 1; ${c.chance(30) ? "yield 'f';" : ''} }`,
      () => `log('${label} result', yield* ${inner}); return ${expression(c, 1)};`,
      () => `yield Promise.${c.pick(['resolve', 'reject'])}(1); return Promise.${c.pick(['resolve', 'reject'])}(2);`,
      () => statements(c, 2, depth - 1).join('\n'),
    ])(),
  );
  const steps = Array.from(
    { length: 2 + c.below(4) },
    (_, i) => `g.${step(c)}.then((v) => log('${label} ${i}', v), (e) => log('${label} ${i} failed', e));`,
  );
  return `{ const g = (async function* () { tick(); ${body} })(); ${steps.join(' ')} }`;
}

/** `for await` over whatever can be iterated, left early now and then. */
export function forAwait(c: Context, depth: number): string {
  const label = c.fresh('w');
  const over = c.pick([
    () => iterated(c, label, true),
    () => `[1, Promise.resolve(2), Promise.${c.pick(['resolve', 'reject'])}(3), 4]`,
    () => ofKind(c, 'iter', depth),
    () =>
      `(async function* () { try { yield* ${iterated(c, `${label}y`, true)}; } finally { log('${label} closed'); } })()`,
  ])();
  const body = c.within({ ...FUNCTION, arguments: false, async: true }, () =>
    statements(c, 1 + c.below(2), depth - 1).join('\n'),
  );
  const leave = c.pick([
    '',
    `if (v === 2 || v === undefined) break;`,
    `if (v === 2) return 'r';`,
    `if (v !== 1) throw new Error('u7');`,
    `continue;`,
  ]);
  return `(async () => { try { for await (const v of ${over}) { tick(); log('${label} body', v); ${body} ${leave} } } finally { log('${label} left'); } })().then((v) => log('${label} end', v), (e) => log('${label} failed', e));`;
}

/** Thenables, subclasses of promises, and functions that settle more than once: their order counts in jobs. */
export function promises(c: Context, depth: number): string {
  const label = c.fresh('j');
  const thenable = (): string =>
    c.pick([
      `{ then(f, g) { log('${label} then'); ${c.pick(['f(1);', "g('no');", 'f(1); f(2);', "throw new Error('u8');", 'f(3); throw 4;', ''])} } }`,
      `{ get then() { log('${label} get then'); ${c.pick(['return undefined;', 'return 1;', "throw new Error('u9');", 'return (f) => f(5);'])} } }`,
      `Promise.${c.pick(['resolve', 'reject'])}(6)`,
      `new P((f, g) => { ${c.pick(['f(7);', 'g(8);', 'f(Promise.resolve(9));', 'throw 10;'])} })`,
      expression(c, 1),
    ]);
  const after = c.some(3, () =>
    c.pick([
      `.then((v) => { log('${label} v', v); return ${c.pick(['v', '1', "Promise.reject('r')", '{ then(f) { f(2); } }'])}; })`,
      `.catch((e) => { log('${label} e', e); ${c.pick(['throw e;', 'return 1;', ''])} })`,
      `.finally(() => { log('${label} f'); return ${c.pick(['1', "Promise.reject('g')", 'Promise.resolve(3)'])}; })`,
      '.then(1, null)',
    ]),
  );
  const start = c.pick([
    () => `Promise.resolve(${thenable()})`,
    () => `P.resolve(${thenable()})`,
    () => `(async () => ${c.chance(50) ? 'await ' : ''}(${thenable()}))()`,
    () =>
      `(async () => { try { return ${c.chance(50) ? 'await ' : ''}(${thenable()}); } finally { log('${label} out'); } })()`,
    () => `${c.pick(['Promise', 'P'])}.${c.pick(['all', 'race', 'any', 'allSettled'])}([${thenable()}, ${thenable()}])`,
    () => `${c.pick(['Promise', 'P'])}.${c.pick(['all', 'race'])}(${iterated(c, label, false)})`,
    () => `new Promise((f) => f(${thenable()}))`,
  ])();
  const species = c.chance(30)
    ? `static get [Symbol.species]() { log('${label} species'); return ${c.pick(['Promise', 'undefined', 'this'])}; } `
    : '';
  const override = c.chance(30) ? `then(...r) { log('${label} P.then', r.length); return super.then(...r); } ` : '';
  const others = c.some(3, (): string => `.then(() => log('${label} tick'))`).join('');
  return `{ class P extends Promise { ${species}${override}} ${start}${after.join('')}.then((v) => log('${label} end', v), (e) => log('${label} failed', e)); Promise.resolve()${others}; ${c.chance(30) ? statements(c, 1, depth - 1).join('') : ''} }`;
}

/** Patterns whose keys, targets and defaults all say when they are evaluated. */
export function observedPattern(c: Context, depth: number): string {
  const label = c.fresh('p');
  const fallback = (): string => (c.chance(50) ? ` = log('${label} default', ${expression(c, depth - 1)})` : '');
  const target = (): string =>
    c.pick([
      `log('${label} object', sink).a`,
      `o[log('${label} key', 'k')]`,
      'o.z',
      'x',
      'y',
      `log('${label} object', o)[${ofKind(c, 'str', 0)}]`,
    ]);
  // V8 evaluates keys and targets of an object pattern before it finds out that the value is null: those inside are plain.
  const array = (): string => {
    const parts = Array.from({ length: 1 + c.below(3) }, () =>
      c.chance(10)
        ? ''
        : c.chance(15)
          ? `{ ${c.pick(['a', 'length'])}: ${c.pick(['x', 'y'])}${fallback()} } = {}`
          : target() + fallback(),
    );
    if (c.chance(25)) parts.push(`...${c.chance(70) ? target() : `[${target()}]`}`);
    return `[${parts.join(', ')}]`;
  };
  const object = (): string => {
    const parts = Array.from(
      { length: 1 + c.below(3) },
      () =>
        `${c.pick(['a', '0', 'length', `[log('${label} name', '${c.pick(['a', 'b', 'q'])}')]`])}: ${target()}${fallback()}`,
    );
    if (c.chance(25)) parts.push(`...${target()}`);
    return `{ ${parts.join(', ')} }`;
  };
  const isArray = c.chance(60);
  const value = isArray
    ? c.pick([() => iterated(c, label, false), () => ofKind(c, 'iter', depth)])()
    : `{ get a() { log('${label} get a'); return ${expression(c, 1)}; }, get b() { log('${label} get b'); }, 0: 1, q: undefined }`;
  const text = isArray ? array() : object();
  return `{ let x, y; const o = { set z(v) { log('${label} set z', v); } }; try { log('${label}', (${text} = ${isArray ? value : `(${value})`})); } catch (e) { log('${label} caught', e); } log('${label} end', x, y, o.k); }`;
}

/** Jumps out of nested loops through nested finally blocks. */
export function jumps(c: Context, depth: number): string {
  const [outer, inner] = [c.fresh('L'), c.fresh('L')];
  const label = c.fresh('k');
  const jump = (): string =>
    c.pick([
      `continue ${outer};`,
      `break ${outer};`,
      `continue ${inner};`,
      `break ${inner};`,
      'break;',
      'continue;',
      "throw new Error('u4');",
      "return 'r';",
      ';',
    ]);
  const when = (): string => c.pick(['i === 1', 'j === 1', 'i + j === 2', 'i === j', 'j > 0', 'true']);
  const name = c.fresh('f');
  const kind = c.pick(['function', 'function', 'function*', 'async function', 'async function*']);
  const pause = kind.endsWith('*')
    ? c.pick(['yield i;', ''])
    : kind.startsWith('async')
      ? c.pick(['await i;', ''])
      : '';
  const loop = c.pick([
    `for (const j of ${iterated(c, label, false)})`,
    'for (let j = 0; j < 3; j++)',
    'for (const j in [0, 0, 0])',
  ]);
  const text = `${kind} ${name}() { ${outer}: for (let i = 0; i < 3; i++) { tick(); try { ${inner}: ${loop} { tick(); try { log('${label}', i, j); if (${when()}) ${jump()} ${c.within({ returns: false }, () => statements(c, 1, depth - 2).join(''))} } ${c.chance(30) ? `catch (e) { log('${label} caught', e); if (${when()}) ${jump()} }` : ''} finally { log('${label} inner'); ${pause} ${c.chance(50) ? `if (${when()}) ${jump()}` : ''} } } } finally { log('${label} outer'); ${pause} ${c.chance(30) ? `if (i === 1) ${c.pick([`continue ${outer};`, 'break;', 'return 2;'])}` : ''} } } return 'done'; }`;
  const run =
    kind === 'function'
      ? `log('${label}', ${name}());`
      : kind === 'function*'
        ? `log('${label}', [...${name}()]);`
        : kind === 'async function'
          ? `${name}().then((v) => log('${label}', v), (e) => log('${label} failed', e));`
          : `drain('${label}', ${name}());`;
  return `{ ${text} try { ${run} } catch (e) { log('${label} caught', e); } }`;
}

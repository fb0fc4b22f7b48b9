// Statements about names: closures in loops, temporal dead zones, switch blocks, parameters with scopes of their own, eval, templates, chains.

import type { Context } from './context.ts';
import { elements, expression } from './expressions.ts';
import { stringLiteral } from './literals.ts';
import { statements } from './statements.ts';

/** What closures keep of the variables of loops. */
export function capturedLoops(c: Context, depth: number): string {
  const label = c.fresh('cl');
  const body = (): string =>
    c.pick([
      'fs.push(() => i);',
      'fs.push(() => i++);',
      'fs.push((() => { i += 10; return i; }));',
      'if (i === 1) continue;',
      'if (i === 2) break;',
      'let j = i; fs.push(() => j++);',
      'var w = i; fs.push(() => w);',
      '{ function g() { return i; } fs.push(g); }',
      'try { if (i === 1) throw i; } catch (e) { fs.push(() => [e, i]); }',
      'fs.push(class { static v = i; }.v);',
      'switch (i) { case 1: let k = i; fs.push(() => k); break; default: fs.push(() => typeof k); }',
    ]);
  const head = c.pick([
    'for (let i = 0; i < 3; i++)',
    'for (let i = 0, n = 3; i < n; fs.push(() => i), i++)',
    'for (let i = (fs.push(() => i), 0); i < 3; i++)',
    'for (let i = 0; fs.push(() => i), i < 2; i++)',
    'for (const i of [0, 1, 2])',
    "for (let i in 'ab')",
    'for (var i = 0; i < 3; i++)',
    'for (let [i, q = () => i] of [[0], [1], [2, 3]])',
    'for (const { i } of [{ i: 0 }, { i: 1 }])',
    'for (let i of (fs.push(() => typeof i), [1, 2]))',
  ]);
  const inGenerator = c.chance(20);
  const lines = [body(), ...c.some(2, body)]
    .map((line) => (/const i|const \{/.test(head) ? line.replace(/i\+\+|i \+= 10/, 'i') : line))
    .join(' ');
  const loop = `${head} { tick(); ${lines} ${inGenerator ? 'yield i;' : ''} ${c.within({}, () => statements(c, 1, depth - 2).join(''))} }`;
  const show = `log('${label}', fs.map((f) => { try { return typeof f === 'function' ? f() : f; } catch (e) { return e; } })); log('${label} again', fs.map((f) => { try { return typeof f === 'function' ? f() : f; } catch (e) { return e; } }));`;
  return inGenerator
    ? `{ const fs = []; const g = (function* () { ${loop} })(); try { for (const v of g) tick(); } catch (e) { log('${label} caught', e); } ${show} }`
    : `{ const fs = []; (() => { ${loop} })(); ${show} }`;
}

/** Names before they are there, in blocks, switches, classes and parameters. */
export function deadZones(c: Context, depth: number): string {
  const label = c.fresh('z');
  const use = (): string =>
    c.pick([
      'x',
      'typeof x',
      'x = 1',
      'f()',
      '(() => x)()',
      'x++',
      '[x] = [1]',
      '({ x } = { x: 2 })',
      'x ??= 3',
      "eval('x')",
      'x?.y',
    ]);
  const e = (): string => expression(c, depth - 1);
  const log = (text: string): string =>
    `try { log('${label}', ${text.startsWith('{') ? `(${text})` : text}); } catch (e) { log('${label} caught', e); }`;
  return c.pick([
    () => `{ const f = () => x; ${log(use())} ${c.pick(['let', 'const'])} x = ${e()}; ${log(use())} }`,
    () =>
      `{ function f() { return x; } ${log('f()')} class x { static y = typeof x; static { ${log(use().replace('f()', 'f() === x'))} } } ${log('x.y')} ${log('x = 1')} ${log('f()')} }`,
    () =>
      `switch (${c.below(3)}) { case 0: let x = ${e()}; ${c.pick(['', 'break;'])} case 1: { const f = () => x; ${log(use())} } ${c.pick(['', 'break;'])} default: function f() { return 'f'; } ${log(use())} }`,
    () =>
      `{ const f = (a = ${c.pick(['b', 'typeof b', '() => b', 'f', '1'])}, b = ${c.pick(['a', 'a?.()', '2'])}) => { ${c.pick(['var a = 5;', 'var a;', '', 'let q = a;'])} return [typeof a === 'function' ? a() : a, b]; }; ${log(`f(${elements(c, depth - 1)})`)} ${log('f()')} }`,
    () =>
      `{ const f = function (a, g = () => a, h = (v) => { a = v; }) { ${c.pick(['var a = 1;', 'var a;', '', 'a = 2;'])} h(9); return [a, g()]; }; ${log(`f(${e()})`)} ${log('f(3)')} }`,
    () =>
      `{ const f = function x(n) { ${log('x = 1')} ${c.pick(['var x;', 'let x = 2;', '', 'x = 3;'])} return typeof x; }; ${log('f()')} }`,
    () =>
      `{ try { throw ${c.below(5)}; } catch (x) { var x${c.pick(['', ` = ${c.below(9)}`])}; const f = () => x; ${log(use())} } log('${label}', typeof x); }`
        .replace(/var x/, `var x${label}`)
        .replace(/typeof x\);/, `typeof x${label});`),
    () =>
      `{ const f = ({ a, b = a } = {}, [c = b, ...d] = [], ...r) => [a, b, c, d, r]; log('${label}', f.length); ${log(`f(${elements(c, depth - 1)})`)} ${log('f({ a: 1 }, [, 2], 3)')} }`,
    () => `{ let x = 1; { ${log(use().replace('f()', 'x'))} let x = 2; } const f = 0; log('${label}', x); }`,
  ])();
}

/** Strings that are evaluated see and change the names around them. */
export function evals(c: Context, depth: number): string {
  const label = c.fresh('ev');
  const code = (): string =>
    c.pick([
      'x',
      'x = 5',
      'var x = 6',
      'var q = 7; q',
      'let x = 8; x',
      'const q = x; q',
      'function g() { return x; } g()',
      'typeof q',
      'typeof g',
      'x++',
      'delete q',
      'this === undefined',
      '(() => x)()',
      "eval('x = 9')",
      '({ x })',
      '{ x }',
      'if (x) "yes"; else "no"',
      'for (var i = 0; i < 2; i++) i',
      'try { null.a } catch (e) { e.name }',
      'class K { static v = x } K.v',
      'arguments.length',
      'new.target',
      'super.x',
      'await 1',
      'return 1',
      'let y = 1; let y',
      "'use strict'; var s = 1; typeof s",
      'x => x',
      'label: { break label; }',
      '`${x}`',
      '/a/.test("a")',
      '//',
      '1;;;',
      'var [x] = [3]; x',
      'switch (x) { case 1: "one" }',
      'do { 5 } while (0)',
      'with ({ x: 3 }) x',
      'function x() {}',
      'var arguments = 1',
    ]);
  const call = (): string => {
    const text = JSON.stringify(code());
    return c.pick([
      `eval(${text})`,
      `eval(${text})`,
      `(0, eval)(${text.replace(/\bx\b/g, `gx${label}`)})`,
      `eval?.(${JSON.stringify(c.pick(['typeof x', '1', 'typeof q']))})`,
      `(() => eval(${text}))()`,
      `new Function('x', ${JSON.stringify(`return ${c.pick(['x', 'typeof q', 'this === globalThis', 'arguments.length', '() => x'])}`)})(x)`,
      `[1].map((v) => eval(${text}))`,
    ]);
  };
  const lines = Array.from(
    { length: 2 + c.below(4) },
    () => `try { log('${label}', ${call()}); } catch (e) { log('${label} caught', e); }`,
  );
  const kind = c.pick(['function', 'function', 'arrow', 'method', 'parameters', 'generator', 'field']);
  const body = `${lines.join(' ')} try { log('${label} end', x, typeof q, typeof g); } catch (e) { log('${label} caught', e); }`;
  // Direct evals of sloppy code that declare what a block already has end in errors, as they should.
  switch (kind) {
    case 'function':
      return `{ const f = function (x) { ${c.pick(['', "'use strict'; "])}${c.pick(['', 'let q = 0;', 'var q = 0;'])} ${body} }; f(1); }`;
    case 'arrow':
      return `{ const f = (x) => { ${body} }; f(1); }`;
    case 'method':
      return `{ const o = { x: 'own', f(x) { ${body} } }; o.f(2); }`;
    case 'parameters':
      return `{ const f = function (x, y = eval(${JSON.stringify(c.pick(['x', 'var q = 1', 'x = 2', '() => x', 'var x = 3', 'typeof z']))}), z = typeof q) { ${body} log('${label} y', y, z); }; try { f(1); } catch (e) { log('${label} caught', e); } }`;
    case 'generator':
      return `{ const f = function* (x) { ${lines[0]} yield x; ${body} }; for (const v of f(3)) log('${label} yields', v); }`;
    default:
      return `{ const x = 4; try { const o = new (class { x = 'f'; a = eval(${JSON.stringify(c.pick(['x', 'this.x', 'arguments', 'typeof super.toString', 'new.target', 'var q = 1; q', 'this.b = 3']))}); })(); log('${label}', o); } catch (e) { log('${label} caught', e); } ${c.chance(30) ? statements(c, 1, depth - 2).join('') : ''} }`;
  }
}

/** Templates with tags: their arrays are one a place, their raw texts are kept, and bad escapes are allowed. */
export function templates(c: Context, depth: number): string {
  const label = c.fresh('tt');
  const chunk = (): string =>
    c.pick(['', 'a', '\\n', '\\u{61}', '\\x41', '\\0', '\\\\', '\\`', '$', '{', 'é', '\\u2028', "'", '\r\n']);
  const bad = (): string => c.pick(['\\u', '\\xg', '\\01', '\\u{110000}', chunk(), chunk()]);
  const template = (make: () => string): string =>
    `\`${make()}${c.some(3, () => `\${${expression(c, depth - 1)}}${make()}`).join('')}\``;
  const tag = c.pick(['t', 'o.t', 't`x`', 'new K', '(() => t)()', 't.bind(1)', "o['t']", 'String.raw']);
  return `{ const seen = [], K = function () { return t; }; function t(s, ...v) { seen.push(s); log('${label}', s, s.raw, v.length, this === o, Object.isFrozen(s)); return t; } const o = { t }; const f = () => { tick(); return ${tag}${template(tag === 'String.raw' ? chunk : bad)}; }; try { f(); f(); log('${label} same', seen.length > 1 && seen[0] === seen[1], seen.at(-1) === seen[0]); } catch (e) { log('${label} caught', e); } log('${label} plain', ${template(chunk)}); }`;
}

/** Optional chains: what they skip, whose `this` they keep. */
export function chains(c: Context, depth: number): string {
  const label = c.fresh('ch');
  const base = (): string =>
    c.pick(['o', 'o.n', 'o.u', 'o.missing', 'null', 'o.f', "'s'", 'o.deep', `(${expression(c, depth - 1)})`]);
  const link = (): string =>
    c.pick([
      '?.a',
      '.a',
      "?.['f']",
      '.f',
      '?.f',
      '?.()',
      '?.(log("arg"))',
      '?.[log("key", "a")]',
      '.deep',
      '?.deep',
      '?.length',
      '.f?.()',
      '.self',
      '?.self',
      '[`f`]?.(...[1, 2])',
    ]);
  const chain = (): string => `${base()}${Array.from({ length: 1 + c.below(4) }, link).join('')}`;
  const line = (): string =>
    c.pick([
      chain,
      () => `delete ${chain()}`.replace(/\)$/, ')'),
      () => `(${chain()}).self`,
      () => `(${chain()})()`,
      () => `typeof ${chain()}`,
      () => `${chain()} ?? 'none'`,
      () => `new (${chain()})()`,
      () => `${chain()} = 1`.replace(/^.*\?\..*$/, (text) => text.slice(0, -4)).replace(/\) = 1$/, ')'),
      () => `[...${chain()}]`,
      () => `\`\${${chain()}}\``,
    ])();
  const lines = Array.from(
    { length: 2 + c.below(4) },
    () => `try { log('${label}', ${line()}); } catch (e) { log('${label} caught', e); }`,
  );
  return `{ const o = { n: null, u: undefined, a: 1, f() { log('${label} f', this === o, arguments.length); return this; }, get self() { log('${label} self'); return this; }, deep: { f: function () { return this; }, a: [1] } }; ${lines.join('\n')} }`;
}

/** \`with\` over objects that name what they hide. For sloppy code. */
export function withObjects(c: Context, depth: number): string {
  const label = c.fresh('wi');
  const object = c.pick([
    () => '{ x: 1, [Symbol.unscopables]: { y: true }, y: 2 }',
    () => `{ get x() { log('${label} get'); return 3; }, set x(v) { log('${label} set', v); } }`,
    () => '[1, 2]',
    () => "'abc'",
    () => '{ x: undefined }',
    () => '{ f() { return this.x; }, x: 7 }',
    () => '{ __proto__: { x: 8 } }',
    // V8 looks a name up only after the value for it is there: no proxies, which would tell.
    () => `{ a: ${expression(c, depth - 1)}, length: 2 }`,
  ])();
  const line = (): string =>
    c.pick([
      'x',
      'y',
      'x = 5',
      'y = 6',
      'typeof z',
      'z = 7',
      'length',
      'f?.()',
      'x++',
      'delete x',
      '(() => x)()',
      "eval('x')",
      '[x, y]',
      '{ const x = 9; log("in", x); }',
      'var z = 8;',
      'function h() { return x; } h();',
      'this === undefined',
    ]);
  const lines = Array.from({ length: 2 + c.below(4) }, () => {
    const text = line();
    return /^(?:\{|var|function)/.test(text)
      ? text
      : `try { log('${label}', ${text}); } catch (e) { log('${label} caught', e); }`;
  });
  return `{ const f${label} = function () { let x = 'x', y = 'y', f; var z = 'z'; with (${object.startsWith('{') ? `(${object})` : object}) { ${lines.join('\n')} } log('${label} end', x, y, z); }; try { f${label}(); } catch (e) { log('${label} caught', e); } }`;
}

/** Characters beyond ASCII, searched, split, measured and changed. */
export function texts(c: Context, depth: number): string {
  const label = c.fresh('tx');
  const piece = (): string =>
    c.pick([
      'a',
      'B',
      'ß',
      'İ',
      'é',
      'e\\u0301',
      '\\u{1f600}',
      '\\ud83d',
      '\\ude00',
      'Σ',
      'ς',
      '\\u00df',
      '\\ufb01',
      'ǆ',
      '\\u0130',
      '\\u2028',
      '\\u00a0',
      '\\ufeff',
      '0',
      ' ',
      '\\t',
      'ab',
      'aa',
    ]);
  const text = (): string => `'${c.some(6, piece).join('')}'`;
  const n = (): string => c.pick(['0', '1', '2', '-1', '9', 'NaN', '1.5', 'Infinity', 'undefined', '-0']);
  const line = (): string =>
    c.pick([
      () => `s.to${c.pick(['Upper', 'Lower'])}Case()`,
      () => `[...s].length + s.length`,
      () => `s.codePointAt(${n()})`,
      () => `s.at(${n()})`,
      () => `s.${c.pick(['slice', 'substring', 'substr'])}(${n()}, ${n()})`,
      () =>
        `s.${c.pick(['indexOf', 'lastIndexOf', 'includes', 'startsWith', 'endsWith'])}(${text()}${c.chance(50) ? `, ${n()}` : ''})`,
      () => `s.split(${text()}${c.chance(30) ? `, ${n()}` : ''})`,
      () => `s.${c.pick(['trim', 'trimStart', 'trimEnd', 'toWellFormed', 'isWellFormed'])}()`,
      () => `s.${c.pick(['padStart', 'padEnd'])}(${c.below(12)}, ${text()})`,
      () => `s.replaceAll(${text()}, ${c.pick(["'$&$&'", "'-'", '(m, i) => i', "'$`'", "'$\\''"])})`,
      () => `s < ${text()}`,
      () => `s.concat(${text()}, ${elements(c, 0)})`,
      () => `encodeURIComponent(s)`,
      () => `decodeURIComponent(${c.pick(["'%41%C3%A9'", "'%'", "'%E0%A4%A'", "'%f0%9f%98%80'", "'%ff'", 's'])})`,
      () => `escape(s) + unescape('%u0041%zz')`,
      () => `String.fromCodePoint(${c.pick(['0x1f600', '65', '0x10ffff', '-1', '0x110000', '1.5'])}).length`,
      () => `s.${c.pick(['anchor', 'link', 'big', 'sub'])}('"')`,
      () => `Object.keys(Object(s)).length`,
      () => `s.repeat(${n()})`.replace('Infinity', '3').replace('repeat(9)', 'repeat(2)'),
      () => `s.localeCompare(s)`,
      () => `new RegExp(${stringLiteral(c)}.replace(/\\W/g, '.'), 'giu').test(s)`,
      () => `'${c.pick(['é', 'ß', 'a'])}'.normalize('NFC').length`,
      () => `JSON.stringify(s)`,
      () => `s.charCodeAt(${n()})`,
      () => `'${'x'.repeat(3)}'.${c.pick(['localeCompare', 'concat'])}('xxx')`,
    ])();
  const lines = Array.from(
    { length: 2 + c.below(5) },
    () => `try { log('${label}', ${line()}); } catch (e) { log('${label} caught', e); }`,
  );
  return `{ const s = ${text()} + ${c.chance(50) ? text() : `String(${expression(c, depth - 1)})`.slice(0, 2000)}; ${lines.join('\n')} }`;
}

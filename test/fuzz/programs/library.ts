// Statements about built-ins that keep state, call back, or make objects of other classes.

import type { Context } from './context.ts';
import { elements, expression, ofKind } from './expressions.ts';
import { pattern, stringLiteral } from './literals.ts';
import { iterated } from './protocols.ts';

/** Lines after a start, each tried by itself. */
function tried(c: Context, most: number, label: string, line: () => string): string {
  return Array.from(
    { length: 2 + c.below(most) },
    () => `try { log('${label}', ${line()}); } catch (e) { log('${label} caught', e); }`,
  ).join('\n');
}

/** Methods that make another array, promise, expression or buffer by the constructor's say. */
export function species(c: Context): string {
  const label = c.fresh('sp');
  const e = (): string => expression(c, 1);
  const answer = c.pick([
    'undefined',
    'null',
    'Base',
    'this',
    'Array',
    'Object',
    '1',
    'function () { return { length: 1, 0: 5 }; }',
    'class extends Base { constructor(n) { super(n); log("made", n); } }',
    '(() => 1)',
  ]);
  const symbol = `static get [Symbol.species]() { log('${label} species'); return ${answer}; }`;
  switch (c.below(4)) {
    case 0: {
      const line = (): string =>
        c.pick([
          'x.map((v) => v)',
          'x.filter((v) => v !== 2)',
          `x.concat(${e()})`,
          'x.slice(1)',
          'x.splice(0, 1)',
          'x.flat()',
          'x.flatMap((v) => [v, v])',
          'x.toSorted()',
          'x.with(0, 1)',
          'x.toSpliced(0, 1)',
          'Base.from.call(A, [1])',
          'A.of(1, 2)',
          `A.from(${ofKind(c, 'iter', 1)})`,
          'x.constructor === A',
          'x.length = 1',
          'x',
        ]);
      return `{ const Base = Array; class A extends Base { ${symbol} } const x = A.from([1, 2, [3]]); ${c.chance(25) ? `x.constructor = ${c.pick(['Array', 'undefined', '1', '{}', '{ [Symbol.species]: null }', 'function (n) { log("called", n, new.target !== undefined); }'])};` : ''} ${tried(c, 4, label, line)} }`;
    }
    case 1: {
      const line = (): string =>
        c.pick([
          'x.map((v) => v + 1)',
          'x.filter(() => true)',
          'x.slice(1)',
          'x.subarray(1)',
          'x.toSorted()',
          'x.with(0, 9)',
          'x.toReversed()',
          'A.of(1)',
          'A.from([1, 2], (v) => v * 2)',
          'x',
        ]);
      const base = c.pick(['Uint8Array', 'Int16Array', 'Float64Array', 'Int32Array']);
      return `{ const Base = ${base}; class A extends Base { ${symbol.replace("'Array'", 'Int8Array')} } const x = new A([1, 2, 3]); ${tried(c, 4, label, line)} }`;
    }
    case 2: {
      const line = (): string =>
        c.pick([
          "'aXbXc'.split(x)",
          "'aXbX'.replace(x, (...r) => r.length)",
          "[...'aXbX'.matchAll(x)].length",
          "'aXb'.search(x)",
          "'aXbX'.match(x)",
          'x.test("X")',
          'x.lastIndex',
          'x.flags',
          'x[Symbol.split]("aXb", 1)',
          '"X".replaceAll(x, "$&$&")',
        ]);
      const exec = c.chance(50)
        ? `exec(s) { log('${label} exec', s, this.lastIndex); ${c.pick(['return super.exec(s);', 'return null;', 'const m = super.exec(s); if (m) m[0] = "Z"; return m;', 'if (this.lastIndex > 2) return null; this.lastIndex += 2; return { index: 1, length: 2, 0: "q", groups: { g: 1 } };', 'return 1;'])} }`
        : '';
      const other = c.pick([
        'undefined',
        'RegExp',
        'this',
        'null',
        'class extends RegExp { constructor(p, f) { super(p, f); log("made", f); } }',
      ]);
      return `{ class R extends RegExp { static get [Symbol.species]() { log('${label} species'); return ${other}; } ${exec} } const x = new R('X', '${c.pick(['g', '', 'y', 'gi'])}'); ${tried(c, 4, label, line)} }`;
    }
    default: {
      const line = (): string =>
        c.pick([
          'x.slice(1, 3).byteLength',
          'x.slice().constructor === B',
          'x.byteLength',
          'new Uint8Array(x)',
          'new Uint8Array(x.slice(2))',
        ]);
      return `{ class B extends ArrayBuffer { static get [Symbol.species]() { log('${label} species'); return ${c.pick(['undefined', 'this', 'ArrayBuffer', 'class extends ArrayBuffer { constructor() { super(8); } }', 'Array'])}; } } const x = new B(4); new Uint8Array(x).set([1, 2, 3, 4]); ${tried(c, 4, label, line)} }`;
    }
  }
}

const WIDTHS = ['Int8', 'Uint8', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64', 'BigInt64', 'BigUint64'];

/** Buffers that several views share, and that change their size. NaN is never written: its bits are the engine's own. */
export function buffers(c: Context, depth: number): string {
  const label = c.fresh('b');
  const value = (big: boolean): string => (big ? ofKind(c, 'big', 1) : `(${ofKind(c, 'num', 1)} || 0)`);
  const at = (): string => c.pick(['0', '1', '2', '4', '7', '8', '15', '-1', '1.5', "'1'", 'undefined', '99']);
  const kind = c.pick([
    'Int8',
    'Uint8',
    'Uint8Clamped',
    'Int16',
    'Uint16',
    'Int32',
    'Uint32',
    'Float64',
    'Float32',
    'BigInt64',
    'BigUint64',
  ]);
  const big = kind.startsWith('Big');
  const resizable = c.chance(40);
  const line = (): string =>
    c.pick([
      () => {
        const width = c.pick(WIDTHS);
        return `d.set${width}(${at()}, ${value(width.startsWith('Big'))}, ${c.pick(['true', 'false', ''])})`;
      },
      () =>
        `d.get${c.pick(WIDTHS.filter((width) => !width.startsWith('Float')))}(${at()}, ${c.pick(['true', 'false'])})`,
      () => `t[${at()}] = ${value(big)}`,
      () =>
        `t[${c.below(4)}]${c.pick(['++', '--', ' |= 3', ' -= 2', ' ??= 1'])}`.replace(/(\|= 3|-= 2|\?\?= 1)$/, (s) =>
          big ? `${s}n` : s,
        ),
      () =>
        `t.set(${c.pick(['[1, 2]', 't', 't.subarray(1)', ...(big ? [] : ['u']), "['3', , 4]", '{ length: 1, 0: 5 }'])}${c.chance(40) ? `, ${at()}` : ''})`,
      () => `t.subarray(${at()}, ${at()})`,
      () => `t.slice(${at()}, ${at()})`,
      () => `t.copyWithin(${at()}, ${at()}, ${at()})`,
      // V8 fills all of it where the start is undefined and the end is 0.
      () => `t.fill(${value(big)}, ${c.below(3)}, ${at()})`,
      () => `t.${c.pick(['indexOf', 'includes', 'lastIndexOf'])}(${value(big)}${c.chance(30) ? `, ${at()}` : ''})`,
      () => `[...t.${c.pick(['keys', 'values', 'entries'])}()].length`,
      () => `t.${c.pick(['sort', 'toSorted'])}(${c.pick(['', '(p, q) => (p < q ? 1 : p > q ? -1 : 0)'])})`,
      () => `t.${c.pick(['map', 'filter'])}((v) => ${c.pick(['v', 'v > 0', big ? '1n' : '1.7', "'2'"])})`,
      () => `t.${c.pick(['reduce', 'reduceRight'])}((p, q) => String(p) + q)`,
      () => `t.${c.pick(['find', 'findLast', 'findIndex', 'some', 'every'])}((v) => v > 1)`,
      () => `t.join('-').slice(0, 40)`,
      () => `t.at(${at()})`,
      () => `t.with(${at()}, ${value(big)})`,
      () => `t.toReversed()`,
      () => `[t.length, t.byteLength, t.byteOffset, b.byteLength]`,
      () => `b.slice(${at()}, ${at()}).byteLength`,
      () =>
        `new ${c.pick(WIDTHS)}Array(b, ${c.pick(['0', '8', '1', '2', '16'])}${c.chance(40) ? ', 1' : ''})`
          .replace(/new Float(32|64)/, 'new Int$1')
          .replace('Int64Array', 'BigInt64Array')
          .replace('BigBig', 'Big'),
      () => `new ${kind}Array(t)`,
      () => `new ${c.pick(['Uint8', 'Float64', 'Int32', 'BigInt64'])}Array(t.slice(0, 2)).length`,
      () => `Object.keys(t).length`,
      () => `delete t[${at()}]`,
      () =>
        `Reflect.${c.pick(['has', 'get', 'getOwnPropertyDescriptor'])}(t, '${c.pick(['0', '-0', '1.5', '99', 'x', '1e3'])}')`,
      () =>
        `Reflect.defineProperty(t, '0', { value: ${big ? '3n' : '3'}, ${c.pick(['', 'writable: false', 'configurable: false', 'enumerable: true, configurable: true, writable: true'])} })`,
      ...(resizable
        ? [
            () => `b.resize(${c.pick(['0', '4', '8', '16', '24', '32', '33'])})`,
            () => 't.length',
            () => '[u.length, u.byteOffset, d.byteLength]',
            () => `[b.resizable, b.maxByteLength]`,
          ]
        : []),
    ])();
  return `{ const b = new ArrayBuffer(16${resizable ? ', { maxByteLength: 32 }' : ''}); const d = new DataView(b${c.pick(['', ', 0, 8', ', 8'])}), u = new Uint8Array(b, 8${c.pick(['', ', 4'])}), t = new ${kind}Array(${c.pick(['b', 'b', 'b, 8', '4'])}); ${tried(c, 7, label, line)} log('${label} end', new Uint8Array(b)); ${c.chance(20) ? `log('${label} e', ${expression(c, depth - 1)});` : ''} }`;
}

/** Dates in UTC, with all their overflows. Only texts in the format of the specification are parsed. */
export function dates(c: Context, depth: number): string {
  const label = c.fresh('dt');
  const n = (): string =>
    c.pick([
      '0',
      '1',
      '-1',
      '12',
      '59',
      '60',
      '31',
      '29',
      '1.9',
      '1e3',
      'NaN',
      'undefined',
      '-13',
      '99',
      '100',
      '275760',
      "'2'",
      'null',
      String(c.below(2100)),
      String(c.below(60)),
    ]);
  const list = (most: number): string => Array.from({ length: 1 + c.below(most) }, n).join(', ');
  const text = (): string =>
    c.pick([
      '2024-02-29',
      '2023-02-29',
      '2024-02',
      '1999',
      '+012345-01-02',
      '-000001-12-31T23:59:59.999Z',
      '-000000',
      '2020-01-01T00:00',
      '2020-01-01T24:00:00Z',
      '2020-01-01T24:00:01Z',
      '2020-06-15T12:34:56.789+05:30',
      '2020-06-15T12:34:56.7Z',
      '2020-13-01',
      '2020-00-01',
      '2021-04-31',
      '2020-01-01T12',
      '+275760-09-13T00:00:00.000Z',
      '+275760-09-13T00:00:00.001Z',
      '2020-06-15T12:34Z',
      '2019-12-31T23:59:59-00:01',
    ]);
  const part = (): string => c.pick(['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']);
  const line = (): string =>
    c.pick([
      () => `x.get${c.pick(['UTC', ''])}${part()}()`,
      () => `x.${c.pick(['getDay', 'getUTCDay', 'getTime', 'valueOf', 'getTimezoneOffset', 'getYear'])}()`,
      () => `x.set${c.pick(['UTC', ''])}FullYear(${list(3)})`,
      () => `x.set${c.pick(['UTC', ''])}Month(${list(2)})`,
      () => `x.set${c.pick(['UTC', ''])}Date(${n()})`,
      () => `x.set${c.pick(['UTC', ''])}Hours(${list(4)})`,
      () => `x.set${c.pick(['UTC', ''])}Minutes(${list(3)})`,
      () => `x.set${c.pick(['UTC', ''])}Seconds(${list(2)})`,
      () => `x.set${c.pick(['UTC', ''])}Milliseconds(${n()})`,
      () => `x.setTime(${n()})`,
      () => `x.setYear(${n()})`,
      () => `x.toISOString()`,
      () => `x.toJSON()`,
      () => `json({ x })`,
      () => `x.to${c.pick(['String', 'UTCString', 'DateString', 'TimeString', 'GMTString'])}()`,
      () => `x + 1`,
      () => `x - 1`,
      () => `\`\${x}\``,
      () => `x[Symbol.toPrimitive]('${c.pick(['number', 'string', 'default', 'x'])}')`,
      () => `Date.UTC(${list(7)})`,
      () => `new Date(${list(7)}).getTime()`,
      () => `Date.parse('${text()}')`,
      () => `new Date(x).getTime() === x.getTime()`,
      () => `x < new Date(${n()})`,
      () => `typeof Date(${n()})`,
    ])();
  const start = c.pick([
    () => `new Date(${c.below(4e9)}${c.below(1000)})`,
    () => `new Date('${text()}')`,
    () => `new Date(Date.UTC(${list(7)}))`,
    () => `new Date(-${c.below(9e9)}e3)`,
    () => 'new Date(8.64e15)',
    () => `new Date(${ofKind(c, 'num', depth - 1)})`,
  ])();
  return `{ const x = ${start}; ${tried(c, 6, label, line)} }`;
}

/** JSON in both directions, with all that may be handed in. */
export function json(c: Context, depth: number): string {
  const label = c.fresh('js');
  const value = (deep: number): string => {
    const choice = c.below(deep > 0 ? 12 : 8);
    switch (choice) {
      case 0:
        return String(c.below(1000));
      case 1:
        return c.pick(['-0', '1.5', '-2e3', '1E-7', '123456789012345678901234567890', '0.1', '1e400', '-1']);
      case 2:
        return c.pick(['true', 'false', 'null']);
      case 3:
      case 4:
        return c.pick([
          '"a"',
          '""',
          '"\\\\u0041\\\\n"',
          '"é"',
          '"\\\\ud83d"',
          '"\\\\"\\\\\\\\"',
          '"__proto__"',
          '"long text with spaces"',
        ]);
      case 5:
        return '[]';
      case 6:
        return '{}';
      case 7:
        return ` ${c.below(10)} `;
      case 8:
      case 9:
        return `[${c.some(4, () => value(deep - 1)).join(', ')}]`;
      default:
        return `{${c.some(4, () => `${c.pick(['"a"', '"b"', '"0"', '"10"', '"__proto__"', '"toJSON"', '""', '"a"'])}: ${value(deep - 1)}`).join(', ')}}`;
    }
  };
  const broken = (text: string): string => {
    if (!c.chance(20) || text.includes('\\\\')) return text;
    const at = c.below(text.length + 1);
    return c.pick([
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) +
        c.pick([',', ']', '}', '"', '1', '-', '.', 'e', ' ', '\\t', "\\'", 'n', '01', '+']) +
        text.slice(at),
    ]);
  };
  const reviver = (): string =>
    c.pick([
      '',
      '',
      ', (k, v) => v',
      ', (k, v) => (k === "a" ? undefined : v)',
      `, function (k, v) { log('${label} revive', k, Array.isArray(this)); return v; }`,
      ', (k, v) => (typeof v === "number" ? v + 1 : v)',
      `, function (k, v) { if (k === 'a') delete this.b; return v; }`,
      `, function (k, v) { if (k === '0') { this.length = 1; this.n = 1; } return v; }`,
      ', 1',
      ', (k, v) => [v]',
    ]);
  const replacer = (): string =>
    c.pick([
      '',
      '',
      ', null',
      ", ['a', 'b', 1, new String('0'), {}, 'a']",
      `, function (k, v) { log('${label} replace', k, this === o); return v; }`,
      ', (k, v) => (typeof v === "function" ? "fn" : v)',
      ', (k, v) => (typeof v === "bigint" ? String(v) : v)',
      ', []',
      ', (k, v) => (k === "" ? v : undefined)',
      `, new Proxy(['a'], {})`,
    ]);
  const space = (): string =>
    c.pick(['', ', 2', ", '--'", ', 20', ', -1', ", 'long text indeed'", ', new Number(1)', ', true']);
  const member = (): string =>
    c.pick([
      () => `a: ${expression(c, depth - 1)}`,
      () => `b: [${elements(c, depth - 1)}]`,
      () => `toJSON(k) { log('${label} toJSON', k); return ${c.pick(['1', 'this.a', 'undefined', '{ a: 1 }'])}; }`,
      () => `get c() { log('${label} get c'); return 1; }`,
      () => '[sym]: 1',
      () => `d: undefined`,
      () => `e: () => 1`,
      () =>
        `f: new ${c.pick(["String('s')", 'Number(1)', 'Boolean(false)', 'Date(0)', 'Map([[1, 2]])', "Error('x')", 'Uint8Array(2)'])}`,
      () => `g: Object(${c.pick(['1n', 'sym', "'x'"])})`,
      () => `'\\u2028"\\\\\\n\\u0001\\ud800': '\\u2028"\\\\\\n\\u0001\\udc00'`,
      () => `__proto__: { inherited: 1 }`,
      () => `['__proto__']: 1`,
      () => `h: [${c.pick([',', '-0', 'NaN', 'undefined', '1e21', '1e-7', 'Infinity'])}]`,
      () => `10: 'ten', 2: 'two'`,
    ])();
  const lines = Array.from({ length: 1 + c.below(3) }, () =>
    c.chance(50)
      ? `try { const o = JSON.parse('${broken(value(3))}'${reviver()}); log('${label}', o, json(o)); } catch (e) { log('${label} caught', e); }`
      : `try { const o = { ${c
          .shuffled(c.some(4, member))
          .filter(
            (text, i, all) =>
              !text.startsWith('__proto__:') || i === all.findIndex((other) => other.startsWith('__proto__:')),
          )
          .join(
            ', ',
          )} }; log('${label}', JSON.stringify(o${((text) => text || ', undefined')(replacer())}${space()})); ${c.chance(30) ? `o.a = { o }; log('${label}', json(o));` : ''} } catch (e) { log('${label} caught', e); }`,
  );
  return `{ ${lines.join('\n')} }`;
}

/** Orders that are stable, also where values are equal, missing or not comparable. How often a comparator is called is the engine's own. */
export function sorting(c: Context, depth: number): string {
  const label = c.fresh('so');
  const count = 2 + c.below(c.chance(20) ? 60 : 9);
  const items = Array.from({ length: count }, (_, i) =>
    c.chance(70)
      ? `{ k: ${c.below(4)}, i: ${i} }`
      : `{ k: ${c.pick(["'a'", "'B'", "'é'", "''", 'NaN', 'undefined', 'null', '-0', 'true'])}, i: ${i} }`,
  );
  const compare = c.pick([
    '(p, q) => p.k - q.k',
    '(p, q) => q.k - p.k',
    '(p, q) => (p.k < q.k ? -1 : p.k > q.k ? 1 : 0)',
    '() => 0',
    '(p, q) => String(p.k).length - String(q.k).length',
  ]);
  const consistent = items.every((item) => /k: \d/.test(item)) || compare === '() => 0' || compare.includes('length');
  const values = c.some(8, () =>
    c.pick([
      'undefined',
      '',
      '1',
      '10',
      '9',
      "'b'",
      "'a'",
      'null',
      '2n',
      '-1',
      'NaN',
      '[2]',
      "{ toString() { return '5'; } }",
      '1e21',
      'true',
      `'${c.pick(['é', 'z', '\\u{1f600}', '\\uffff'])}'`,
    ]),
  );
  return `{ const x = [${consistent ? items.join(', ') : items.map((_, i) => `{ k: ${(i * 7) % 3}, i: ${i} }`).join(', ')}]; log('${label}', x.${c.pick(['sort', 'toSorted'])}(${compare}).map((v) => v.k + ':' + v.i).join()); const y = [${values.join(', ')}${values.at(-1) === '' ? ',' : ''}]; try { log('${label}', y.${c.pick(['sort', 'toSorted', 'sort'])}(${c.pick(['', 'undefined', '(p, q) => (String(p) < String(q) ? -1 : String(p) > String(q) ? 1 : 0)', 'null', '1', "() => { throw new Error('u'); }"])})); } catch (e) { log('${label} caught', e); } log('${label}', y); ${c.chance(30) ? `log('${label}', Array.prototype.sort.call({ length: 3, 0: 'c', 2: 'a' }));` : ''} ${c.chance(20) ? `log('${label}', ${expression(c, depth - 1)});` : ''} }`;
}

/** Collections, weak ones too, that change while somebody walks over them. */
export function collections(c: Context, depth: number): string {
  const label = c.fresh('co');
  const key = (): string =>
    c.pick(['1', "'1'", 'NaN', '-0', '0', 'o', 'p', 'sym', 'undefined', '1n', 'null', expression(c, depth - 1)]);
  if (c.chance(30)) {
    const line = (): string =>
      c.pick([
        () => `w.set(${key()}, 1) === w`,
        () => `w.get(${key()})`,
        () => `w.has(${key()})`,
        () => `w.delete(${key()})`,
        () => `s.add(${key()}) === s`,
        () => `s.has(${key()})`,
        () => `s.delete(${key()})`,
        () => `new WeakRef(${key()}).deref() === o`,
        () =>
          `new Weak${c.pick(['Map', 'Set'])}(${c.pick(['[[o, 1]]', '[o]', '1', 'null', iterated(c, label, false)])}) instanceof WeakMap`,
      ])();
    return `{ const o = {}, p = () => 1, w = new WeakMap([[o, 'o']]), s = new WeakSet([p]); ${tried(c, 6, label, line).replaceAll('Symbol.for("k")', 'sym')} }`;
  }
  const change = (): string =>
    c.pick([
      'm.delete(k);',
      `m.set(${key()}, 2);`,
      'm.clear();',
      's.delete(k);',
      `s.add(${key()});`,
      'm.set(k, v);',
      's.clear();',
      '',
    ]);
  const line = (): string =>
    c.pick([
      () => `m.set(${key()}, ${key()}).size`,
      () => `m.get(${key()})`,
      () => `m.delete(${key()})`,
      () => `s.add(${key()}).size`,
      () => `s.has(${key()})`,
      () => `s.delete(${key()})`,
      () => `[...m.${c.pick(['keys', 'values', 'entries'])}()]`,
      () => `[...s.entries()]`,
      () => `m.forEach((v, k) => { tick(); log('${label} each', k); if (++n < 6) { ${change()} } })`,
      () => `(() => { for (const [k, v] of m) { tick(); log('${label} of', k); if (++n < 9) { ${change()} } } })()`,
      () =>
        `(() => { for (const k of s) { tick(); const v = 1; log('${label} s', k); if (++n < 9) { ${change()} } } })()`,
      () => `i.next()`,
      () => `m.clear()`,
      () => `new Map(m).size`,
      () => `new Map(${iterated(c, label, false)}).size`,
      () => `new Set(${ofKind(c, 'iter', 1)})`,
      () => `Object.fromEntries(m)`,
      () => `m[Symbol.iterator] === m.entries`,
      () => `Map.prototype.${c.pick(['get', 'has', 'set'])}.call(s, 1)`,
    ])();
  return `{ let n = 0; const o = {}, p = [], m = new Map([[1, 'a'], [o, 'b'], [NaN, 'c']]), s = new Set([1, 'x', -0]), i = ${c.pick(['m.keys()', 's.values()', 'm[Symbol.iterator]()'])}; ${tried(c, 7, label, line)} log('${label} end', m.size, s.size); }`;
}

/** One expression against several texts, by all its methods, with its groups and its place. */
export function matching(c: Context, depth: number): string {
  const label = c.fresh('rx');
  const unicode = c.chance(30);
  const source = c.pick([
    () => pattern(c, unicode),
    () => pattern(c, unicode),
    () => `(?<y>\\d{4})-(?<m>\\d\\d)|(?<z>${pattern(c, unicode)})`,
    () => `(?<=${pattern(c, unicode)})(?<g>b|c)\\k<g>?`,
    () => `(a*)(?:\\1b|(?!\\1)c)`,
    () => `(?:(a)|b)*`,
    () => `(z)((a+)?(b+)?(c))*`,
    () => `(?=(a+))\\w*\\1`,
  ])();
  const flags =
    c.shuffled(['g', 'i', 'm', 's', 'y', 'd']).slice(0, c.below(4)).join('') + (unicode ? c.pick(['u', 'v']) : '');
  const texts = Array.from({ length: 2 }, () =>
    c.pick([
      () => stringLiteral(c),
      () => "'2024-05 abcabc'",
      () => "'zaacbbbcac'",
      () => "'aab AAB\\nabc1'",
      () => "'\\u{1f600}a\\ud83db'",
      () => "'baaabac'",
    ])(),
  );
  const line = (): string =>
    c.pick([
      () => `x.exec(s)`,
      () => `x.exec(s)?.groups`,
      () => `x.exec(s)?.index`,
      () => (flags.includes('d') ? `x.exec(s)?.indices` : `x.test(s)`),
      () => `s.match(x)`,
      () => `s.search(x)`,
      () => `s.split(x${c.chance(30) ? `, ${c.below(4)}` : ''})`,
      () => `s.replace(x, (...r) => '<' + r.filter((v) => typeof v !== 'object').join('|') + '>')`,
      () => `s.replace(x, '${c.pick(['[$&]', '$1$2', '$<g>$<y>', "$`|$\\'", '$$$0$01$10$99', '$<'])}')`,
      () => `s.replaceAll(x, '-')`,
      () => `[...s.matchAll(x)].map((m) => [m.index, ...m])`,
      () => `(x.lastIndex = ${c.pick(['1', '2', '5', '-1', '99', "'1'"])}, x.test(s), x.lastIndex)`,
      () => `x.lastIndex`,
      () => `[x.source.length, x.flags, x.global, x.sticky, x.hasIndices]`,
      () => `new RegExp(x, '${c.pick(['g', '', 'iy'])}').exec(s)`,
      () => 'RegExp.prototype.toString.call(x).length',
      () => `Object.keys(x.exec(s)?.groups ?? {})`,
      () => `x[Symbol.${c.pick(['match', 'search', 'split'])}](s)`,
      () => `Object.freeze(x).test(s)`,
    ])();
  return `{ const x = /${source}/${flags}; for (const s of [${texts.join(', ')}]) { tick(); ${tried(c, 5, label, line)} } ${c.chance(20) ? `log('${label}', ${expression(c, depth - 1)});` : ''} }`;
}

/** Array methods on what is no array, with holes, getters and callbacks that change it. */
export function arrayLikes(c: Context, depth: number): string {
  const label = c.fresh('al');
  const start = c.pick([
    () => '[1, , 3, undefined]',
    () => '{ length: 3, 0: 1, 2: 3 }',
    () =>
      `{ get length() { log('${label} length'); return 2; }, get 0() { log('${label} get 0'); return 5; }, set 0(v) { log('${label} set 0', v); }, 1: 2 }`,
    () => "'abc'",
    () =>
      `new Proxy([1, , 3], { get(t, k, r) { log('${label} get', k); return Reflect.get(t, k, r); }, has(t, k) { log('${label} has', k); return k in t; }, set(t, k, v) { log('${label} set', k); t[k] = v; return true; }, deleteProperty(t, k) { log('${label} delete', k); return delete t[k]; }, defineProperty(t, k, d) { log('${label} define', k); return Reflect.defineProperty(t, k, d); } })`,
    () => 'Object.freeze([2, 1])',
    () => '{ length: -1 }',
    () => "{ length: '2', 0: 'x', 1: 'y' }",
    () => `Object.setPrototypeOf([, 2, ,], { 0: 'inherited', __proto__: Array.prototype })`,
    () => 'new Uint8Array([3, 1, 2])',
    () => `short(${ofKind(c, c.pick(['arr', 'obj', 'str'] as const), depth - 1)})`,
  ])();
  const number = (): string => c.pick(['0', '1', '2', '-1', '5', 'undefined']);
  // V8 deletes what `sort` leaves behind its values without asking whether it is there.
  const sort = start.includes('Proxy') ? 'toSorted' : 'sort';
  const change = (): string => c.pick(['', '', 'a.length = 1;', 'a[4] = 9;', 'delete a[1];', 'a[i] = 0;']);
  const callback = (): string =>
    `function (v, i, a) { tick(); log('${label} call', v, i); ${change()} return ${c.pick(['v', 'i', 'v > 1', 'true', 'false', '[v, i]'])}; }`;
  const line = (): string =>
    c.pick([
      () =>
        `${c.pick(['map', 'filter', 'forEach', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap'])}.call(x, ${callback()})`,
      () => `${c.pick(['reduce', 'reduceRight'])}.call(x, ${callback()}${c.chance(50) ? ', 0' : ''})`,
      () =>
        `${c.pick(['indexOf', 'includes', 'lastIndexOf'])}.call(x, ${c.pick(['undefined', '3', 'NaN', "'b'"])}, ${number()})`,
      () => `${c.pick(['reverse', 'toReversed', 'pop', 'shift', 'keys', sort, 'toSorted', 'flat'])}.call(x)`,
      () => `${c.pick(['push', 'unshift'])}.call(x${c.pick(['', ', 7', ', 7, 8'])})`,
      () => `splice.call(x, ${number()}, ${number()}${c.chance(50) ? ", 'n'" : ''})`,
      () => `${c.pick(['slice', 'fill', 'copyWithin', 'with', 'toSpliced'])}.call(x, ${number()}, ${number()})`,
      () =>
        `concat.call(x, ${c.pick(['[1, , 2]', '{ length: 1, 0: 4, [Symbol.isConcatSpreadable]: true }', 'x', '3'])})`,
      () => `join.call(x, '${c.pick(['', '-'])}')`,
      () => `at.call(x, ${number()})`,
      () => `[...values.call(x)]`,
    ])();
  return `{ const x = ${start.startsWith('{') ? `(${start})` : start}; ${Array.from({ length: 2 + c.below(4) }, () => `try { log('${label}', Array.prototype.${line()}); } catch (e) { log('${label} caught', e); }`.replace('Array.prototype.[...values.call(x)]', '[...Array.prototype.values.call(x)]')).join('\n')} try { log('${label} end', x, x.length); } catch (e) { log('${label} caught', e); } }`;
}

/** Numbers and BigInts as texts, and back. */
export function numerals(c: Context, depth: number): string {
  const label = c.fresh('nu');
  const digits = (most: number): string => Array.from({ length: 1 + c.below(most) }, () => c.below(10)).join('');
  const literal = (): string =>
    `${c.pick(['', '-'])}${c.below(c.pick([10, 10, 1e7]))}.${digits(12)}e${c.pick(['', '-', '+'])}${c.below(c.chance(80) ? 25 : 320)}`;
  const text = (): string =>
    c.pick([
      () => literal(),
      () => `  ${digits(5)}\\n`,
      () => '0x1F',
      () => '0b12',
      () => `${digits(3)}_0`,
      () => '1e',
      () => '.',
      () => '.5.',
      () => '-0',
      () => 'Infinity ',
      () => '\\u00a01\\ufeff',
      () => '0o17',
      () => '+0x1',
      () => `${digits(30)}`,
      () => '1n',
      () => '',
    ])();
  const big = (): string => `${c.pick(['', '-'])}${1 + c.below(9)}${digits(c.pick([3, 20, 60]))}n`;
  const line = (): string =>
    c.pick([
      () => `String(${literal()})`,
      () => `(${literal()}).toFixed(${c.below(20)})`,
      () => `(${literal()}).toPrecision(${1 + c.below(21)})`,
      () => `(${literal()}).toExponential(${c.pick(['', String(c.below(20))])})`,
      () => `(${c.below(1e9)}.${digits(3)}).toString(${2 + c.below(35)}).slice(0, 30)`,
      () => `Number('${text()}')`,
      () => `parseFloat('${text()}')`,
      () => `parseInt('${text()}', ${c.pick(['10', '16', '2', '0', '36', 'undefined'])})`,
      () => `(${literal()}) | 0`,
      () => `(${literal()}) >>> ${c.below(33)}`,
      () => `(${literal()}) % (${literal()})`,
      () => `(${literal()}) * (${literal()})`,
      () => `(${literal()}) / (${literal()})`,
      () => `Math.${c.pick(['round', 'fround', 'trunc', 'ceil', 'clz32', 'sqrt'])}(${literal()})`,
      () => `${c.pick(['Number.isInteger', 'Number.isSafeInteger'])}(${literal()})`,
      () => `BigInt('${text()}')`,
      () => `BigInt(${literal()})`,
      () => `(${big()}).toString(${2 + c.below(35)})`,
      () => `${big()} ${c.pick(['*', '/', '%', '+', '-', '&', '|', '^'])} ${big()}`,
      () => `(${big()}) ** ${c.below(8)}n`,
      () => `${big()} ${c.pick(['<<', '>>'])} ${c.pick(['', '-'])}${c.below(130)}n`,
      () => `${big()} ${c.pick(['<', '>', '==', '===', '<='])} ${c.pick([literal(), big(), `'${digits(20)}'`])}`,
      () => `Number(${big()})`,
      () => `BigInt.as${c.pick(['Uint', 'Int'])}N(${c.below(130)}, ${big()})`,
      () => `-(${big()}) + ~(${big()})`,
      () => `${big()} + 1`,
      () => `+${big()}`,
      () => `parseInt(${big()})`,
      () => `Math.max(1n)`,
    ])();
  return `{ ${tried(c, 7, label, line)} ${c.chance(15) ? `log('${label}', ${expression(c, depth - 1)});` : ''} }`;
}

/** Errors with causes, names and lists of others, and what catch clauses take apart. */
export function errors(c: Context, depth: number): string {
  const label = c.fresh('er');
  const make = c.pick([
    () =>
      `new ${c.pick(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'URIError', 'EvalError', 'ReferenceError'])}(${c.pick(["'u1'", '', 'undefined', '1', "{ toString() { return 'u2'; } }"])}${c.pick(['', ", { cause: 'why' }", ', {}', ', 1', ', { cause: undefined }', ", { get cause() { return 'got'; } }"])})`.replace(
        '(,',
        '(undefined,',
      ),
    () => `new AggregateError(${c.pick(['[1, 2]', "'ab'", 'new Set([1])', '1', '[]'])}, 'u3')`,
    () =>
      `new (class Own extends ${c.pick(['Error', 'TypeError', 'AggregateError'])} { ${c.pick(["name = 'Named';", "get name() { return 'G'; }", '', 'toString() { return "text"; }'])} constructor(...r) { super(...r); this.extra = 1; } })(${c.pick(["'u4'", "[], 'u5'"])})`,
    () => `Error('u6')`,
    () => `Object.assign(new Error('u7'), { name: ${c.pick(["''", 'undefined', "'N'", '1'])} })`,
    () => `{ name: 'Fake', message: 'm' }`,
    () => expression(c, depth - 1),
  ])();
  const line = (): string =>
    c.pick([
      'String(x)',
      'x.name',
      'Object.prototype.toString.call(x)',
      'x instanceof Error',
      'Object.keys(x)',
      "'cause' in x",
      'x.cause',
      'x.errors',
      'Object.getOwnPropertyNames(x).filter((n) => n !== "stack")',
      'typeof x.stack',
      "Object.getOwnPropertyDescriptor(x, 'message')?.enumerable",
      'Error.prototype.toString.call({ name: "A", message: "B" })',
      'Error.prototype.toString.call({ message: "B" })',
      'Object.getPrototypeOf(x)?.constructor?.name',
      'json(x)',
      'Error.prototype.toString.call(1)',
    ]);
  const clause = c.pick(['{ name, extra = 1, ...rest }', '[first]', 'x', '{ cause: { length } = "dflt" }', '']);
  // What the engine says about an error in the making is its own.
  return `try { let made = 'none'; try { made = ${make}; } catch (e) { log('${label} made', e); } throw made; } catch (x) { ${tried(c, 5, label, line)} try { throw x; } catch ${clause === '' ? '' : `(${clause}) `}{ log('${label} clause', ${clause === '' ? '0' : clause.startsWith('{ name') ? 'name, extra, rest' : clause === 'x' ? 'typeof x' : clause.startsWith('[') ? 'first' : 'length'}); } }`;
}

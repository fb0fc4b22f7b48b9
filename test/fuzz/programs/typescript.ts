// What only TypeScript has and what makes code: enums, namespaces, parameter properties, decorators, `using`.
// Node gets it as TypeScript itself compiles it.

import type { Context } from './context.ts';
import { expression } from './expressions.ts';

function enumeration(c: Context, depth: number): string {
  const name = c.fresh('E');
  const names = ['a', 'b', 'c', "'d e'", 'f'];
  let numeric = true;
  const members = (from: number): string =>
    names
      .slice(from, from + 1 + c.below(3))
      .map((member, i) => {
        const value = c.pick([
          () => (numeric || i === 0 ? '' : ' = 1'),
          () => ` = ${c.below(9)}`,
          () => ` = ${c.pick(['-1', '1 << 3', '0x10', '~1', '2 ** 3', '5 % 3', '1.5', '(1 + 2) * 3'])}`,
          () => (from + i > 0 ? ' = a' : ' = 4'),
          () => (from + i > 0 ? ` = ${name}.a` : ' = 6'),
          () => ` = '${c.pick(['s', 't', ''])}'`,
          () => " = 'abc'.length",
        ])();
        numeric = !/= '[^.]*$|length|= a|\.a/.test(value);
        return member + value;
      })
      .join(', ');
  const first = members(0);
  const merged = c.chance(40) ? ` enum ${name} { ${/^a = '/.test(first) ? "z = 'm'" : `z = ${c.below(5)}`} }` : '';
  const constant = c.chance(25) ? 'const ' : '';
  const uses =
    constant === '' ? `log('enum', ${name}, ${name}[0], ${name}[-1]); for (const k in ${name}) log('member', k);` : '';
  return `${constant}enum ${name} { ${first} }${merged.replace(' enum', ` ${constant}enum`)} log('value', ${name}.a, ${name}['a'], ${depth > 0 ? `${name}.a === ${name}.a` : '1'}); ${uses}`;
}

function namespaces(c: Context, depth: number): string {
  const name = c.fresh('N');
  const member = (): string =>
    c.pick([
      () => `export let a = ${expression(c, depth - 1)};`,
      () => 'export const b = () => [typeof a, typeof inner];',
      () => 'export function f() { return typeof a; }',
      () => 'export class K { static n = 1; }',
      () => 'export enum M { x, y = 5 }',
      () => `export namespace inner { export const deep = ${c.below(9)}; export const up = () => typeof a; }`,
      () => 'let hidden = 1; hidden++;',
      () => 'export const { p, q: [r] = [4] } = { p: 1 } as any;',
      () => "log('runs', typeof a);",
      () => 'export type T = number; export interface I {}',
      () => 'export declare const nothing: number;',
      () => `export var a2 = 1, a3; a3 = a2++;`,
    ])();
  const unique = (parts: string[]): string[] =>
    parts.filter((part, i) => i === parts.findIndex((other) => other.slice(0, 14) === part.slice(0, 14)));
  const body = unique(c.some(4, member))
    .map((part) => part.replace(/^export let a =/, 'export var a ='))
    .join(' ');
  const again = c.chance(50)
    ? ` namespace ${name} { ${c.pick(['export const c = 3;', 'export const d = typeof a;', "log('again', typeof f);"])} }`
    : '';
  const dotted = c.chance(25) ? '.sub.deep' : '';
  const host =
    dotted === '' && c.chance(30)
      ? c.pick([`function ${name}() { return 'fn'; } `, `class ${name} { static s = 1; } `, `enum ${name} { one } `])
      : '';
  return `${host}namespace ${name}${dotted} { ${body || 'export const e = 1;'} }${again} log('namespace', typeof ${name}, ${name} as any); try { log('inside', (${name} as any).b?.(), (${name} as any).f?.()); } catch (e) { log('caught', e); }`;
}

function parameterProperties(c: Context, depth: number): string {
  const name = c.fresh('T');
  return `class ${name}_ { f = 1; declare h: number; static s?: string; [k: string]: any; constructor(public p: any, private readonly q = ${expression(c, depth - 1)}, protected r?: any, plain = 2) { log('property', this.p, this.q, this.r, Object.keys(this)); } m(this: any): void; m() { return this.q; } } class ${name}s extends ${name}_ { ${c.pick(['', 't = this.p;', 'declare p: any;', 'override f = 3;', 'p!: any;'])} constructor(readonly u: any) { ${c.pick(['', "log('before');"])} super(u, ${c.below(4)}); log('after', Object.keys(this)); } } const ${name} = new ${name}${c.pick(['_', 's'])}(${expression(c, depth - 1)}) as any; log('made', ${name}.m(), ${name});`;
}

function annotations(c: Context, depth: number): string {
  const name = c.fresh('A');
  return c.pick([
    () =>
      `type ${name}_<X> = { a: X } | X[]; interface ${name}__ { b?(): void } const ${name} = <any>{ a: 1 }!; log('as', (${name} satisfies any).a);`,
    () =>
      `abstract class ${name} { abstract m(): void; n(): number; n(x?: any): any { return [x, this.constructor.name]; } private static readonly k: number = 1; static of<T extends object>(this: any, v?: T): T { return new (class extends ${name} { m() {} })() as any; } } log('abstract', (${name}.of() as any).n(${expression(c, depth - 1)}));`,
    () =>
      `function ${name}(a: string): string; function ${name}(a: number, b?: number): number; function ${name}<T,>(a: T, ...b: readonly any[]): any { return [a, b.length] as const; } log('overload', ${name}(1), ${name}<string>('x'), ${name}?.(2));`,
    () =>
      `const ${name} = async <T,>(x: T): Promise<T[]> => [x as unknown as T, await x!]; ${name}(${expression(c, depth - 1)}).then((v) => log('arrow', v), (e) => log('arrow failed', e));`,
    () =>
      `let ${name}!: any; { let { a, b = 2 }: { a: any; b?: any } = { a: ${expression(c, depth - 1)} }; ${name} = [a, b] satisfies unknown; } log('definite', ${name}!, (${name} as any)?.[0]!, typeof (${name} as typeof ${name}));`,
    () =>
      `const ${name} = { m<T>(this: any, x: T): x is T & {} { return true; }, get g(): number { return 1; }, set g(v: number) {}, async *h?: undefined }; `.replace(
        ', async *h?: undefined',
        '',
      ) + `log('guard', ${name}.m(1), ${name}.g);`,
    () =>
      `class ${name}<T = any> implements Iterable<T> { *[Symbol.iterator](): Iterator<T> { yield 1 as any; } private x?: T; public static async s<U>(u: U) { return u; } accessorName = <V>(v: V) => v; } log('generic', [...new ${name}<number>()], new ${name}().accessorName<string>('v'));`,
  ])();
}

function decorators(c: Context, depth: number): string {
  const name = c.fresh('D');
  let n = 0;
  const decorator = (): string => `@d${c.chance(60) ? `('${++n}')` : `(log('evaluated', '${++n}'))`} `;
  const maybe = (): string => (c.chance(60) ? decorator() : '') + (c.chance(20) ? decorator() : '');
  const key = (): string => c.pick(['a', 'b', "'q r'", `[log('computed', 'k${++n}')]`, '#p']);
  const stat = (): string => (c.chance(25) ? 'static ' : '');
  const member = (): string => {
    const k = key() === '#p' ? `#p${++n}` : key().replace('#p', 'c');
    return c.pick([
      () => `${maybe()}${stat()}${k} = ${c.below(9)};`,
      () => `${maybe()}${stat()}${k}(...r) { return r.length; }`,
      () => `${maybe()}${stat()}get ${k}() { return 3; }`,
      () => `${maybe()}${stat()}set ${k}(v) { log('set', v); }`,
      () => `${maybe()}${stat()}accessor ${k} = ${c.below(9)};`,
      () => `static { log('static block'); }`,
    ])();
  };
  const kinds = `(v, x) => { log('applied', id, x.kind, typeof x.name === 'symbol' ? 'symbol' : String(x.name).replace(/\\d+/, ''), x.static, x.private); x.addInitializer?.(function () { log('initializer', id, typeof this); }); ${c.pick(
    [
      '',
      '',
      "if (x.kind === 'field') return (i) => [i, id];",
      "if (x.kind === 'method') return function (...r) { return ['wrapped', v.apply(this, r)]; };",
      "if (x.kind === 'accessor') return { get() { return ['got', v.get.call(this)]; }, init(i) { return i + 1; } };",
      "if (x.kind === 'class') return class extends v { extra = 1; };",
      "if (x.kind === 'getter') return () => 'replaced';",
      'if (x.access?.has) log("has", x.access.has({ a: 1 }));',
      "if (x.kind === 'class') return 1;",
    ],
  )} }`;
  const members = c.some(4, member).filter((text, i, all) => !/#p\d+/.test(text) || i === all.length - 1);
  return `{ const d = (id) => ${kinds}; try { ${maybe()}class ${name} ${c.chance(30) ? 'extends Array ' : ''}{ ${members.join(' ')} } const o = new ${name}() as any; for (const k of ['a', 'b', 'c', 'q r']) { try { log('member', k, typeof o[k] === 'function' ? o[k](1) : o[k], typeof (${name} as any)[k]); } catch (e) { log('caught', e); } } log('object', o); } catch (e) { log('caught', e); } ${c.chance(20) ? `log('e', ${expression(c, depth - 1)});` : ''} }`;
}

/**
 * Resources are disposed of in reverse, whatever ends their block. Nothing is awaited: TypeScript's helpers take other numbers of
 * jobs for it than the specification says.
 */
function disposal(c: Context, depth: number): string {
  const label = c.fresh('us');
  let n = 0;
  const resource = (): string => {
    const id = ++n;
    return c.pick([
      `{ [Symbol.dispose]() { log('${label} dispose ${id}'); } }`,
      `{ [Symbol.dispose]() { log('${label} dispose ${id}'); throw new Error('u${id}'); } }`,
      'null',
      'undefined',
      `{ get [Symbol.dispose]() { log('${label} get ${id}'); return () => log('${label} got ${id}'); } }`,
      c.chance(30) ? '{}' : '{ [Symbol.dispose]() {} }',
    ]);
  };
  const lines = Array.from({ length: 1 + c.below(3) }, (_, i) => `using r${i} = ${resource()}; log('${label} ${i}');`);
  const end = c.pick([
    '',
    "throw new Error('u99');",
    "return 'r';",
    'break;',
    'continue;',
    `log('${label} end', ${c.within({ returns: false }, () => expression(c, depth - 1))});`,
  ]);
  const block = c.pick([
    `for (let i = 0; i < 2; i++) { tick(); ${lines.join(' ')} ${end} }`,
    `for (using q of [${resource()}, ${resource()}]) { tick(); log('${label} body'); ${lines[0]} ${end} }`,
    `{ ${lines.join(' ')} ${end.replace(/break;|continue;/, '')} }`,
  ]);
  return `{ const failed = (e) => { while (e && e.name === 'SuppressedError') { log('${label} suppressed', e.error); e = e.suppressed; } log('${label} failed', e); }; try { log('${label} v', (() => { ${block} return 'done'; })()); } catch (e) { failed(e); } }`;
}

/** Lines that stand at the top of a program. */
export function typescript(c: Context, depth: number): string {
  return c.pick([
    enumeration,
    namespaces,
    parameterProperties,
    annotations,
    annotations,
    decorators,
    decorators,
    disposal,
  ])(c, depth);
}

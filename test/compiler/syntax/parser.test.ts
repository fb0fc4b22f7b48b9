import { describe, expect, it } from 'vitest';
import { DiagnosticBag } from '../../../compiler/diagnostics.ts';
import { forEachChild, type Node, NodeType } from '../../../compiler/syntax/ast.ts';
import { type ParseOptions, parse } from '../../../compiler/syntax/parser.ts';

const encoder = new TextEncoder();

function run(text: string, options: Partial<ParseOptions> = {}) {
  const diagnostics = new DiagnosticBag();
  const all: ParseOptions = { sourceType: 'auto', typescript: true, fileName: 'a.ts', ...options };
  const program = parse(encoder.encode(text), all, diagnostics);
  return { program, codes: diagnostics.items.map((item) => item.code), items: diagnostics.items };
}

describe('recovery', () => {
  it('reports several syntax errors in one run, each once', () => {
    const { items, program } = run(
      'let a = ;\nfoo(;\nfunction f() { if ) x; return 1 }\nlet b = 2;\nclass C { m( { } }\nlet d = 3;',
    );
    expect(items.map((item) => [item.code, item.start])).toEqual([
      ['TG1102', 8],
      ['TG1102', 14],
      ['TG1101', 34],
      ['TG1101', 78],
    ]);
    expect(program.body.length).toBeGreaterThan(3);
  });

  it('skips a stray closing brace at the top level', () => {
    const { codes, program } = run('a; } b;');
    expect(codes).toEqual(['TG1100']);
    expect(program.body.map((node) => node.type)).toContain(NodeType.ExpressionStatement);
    expect(program.body.length).toBe(2);
  });

  it('stops at the cap', () => {
    expect(run('let x = ;\n'.repeat(500)).codes.length).toBe(100);
  });

  it('never throws nor hangs on a cut or damaged source', () => {
    const text =
      'class A<T> extends B { #x = `a${b}c`; static async *m({ a, b = [1] }: T) { for await (const x of y) { yield* x?.[1]! } } }' +
      'enum E { A = 1 } namespace N.M { export const z = (a): b => c ? (d) : e } type U = { [K in keyof T]?: infer V };' +
      'label: for (let [i] = [0]; i < 10; i++) { switch (i) { case 1: break label; default: try { } catch { } } } a<b>(c);';
    let seed = 1;
    for (let i = 0; i < text.length; i++) run(text.slice(0, i));
    for (let i = 0; i < 600; i++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const at = seed % text.length;
      const cut = (seed >>> 16) % 7;
      const put = '(){}[]<>`"\'/=>?:;,.@#$ \\'[(seed >>> 8) % 25];
      run(text.slice(0, at) + put + text.slice(at + cut));
    }
  });
});

describe('depth', () => {
  const nests: [string, (n: number) => string][] = [
    ['parentheses', (n) => '('.repeat(n) + '1' + ')'.repeat(n)],
    ['functions', (n) => '(function () {'.repeat(n) + '})'.repeat(n)],
    ['blocks', (n) => '{'.repeat(n) + '}'.repeat(n)],
    ['classes', (n) => '(class { m() {'.repeat(n) + '}})'.repeat(n)],
    ['types', (n) => 'type A = ' + '{ a: '.repeat(n) + 'b' + '}'.repeat(n)],
    ['patterns', (n) => 'let ' + '['.repeat(n) + 'a' + ']'.repeat(n) + ' = 1'],
    ['unary operators', (n) => '!'.repeat(n) + '1'],
    ['templates', (n) => '`${'.repeat(n) + '1' + '}`'.repeat(n)],
    ['conditionals', (n) => 'a ? b : '.repeat(n) + 'c'],
    ['namespaces', (n) => 'namespace a {'.repeat(n) + '}'.repeat(n)],
  ];
  for (const [name, make] of nests) {
    it(`${name}: fine at 50, a diagnostic at 5,000`, () => {
      expect(run(make(50)).codes).toEqual([]);
      expect(run(make(5000)).codes).toContain('TG1106');
    });
  }

  it('bounds chains, whose trees are as deep as they are long', () => {
    for (const link of ['.b', '[0]', '()', '!', '``', ' as b']) {
      expect(run('a' + link.repeat(500)).codes).toEqual([]);
      expect(run('a' + link.repeat(5000)).codes).toEqual(['TG1106']);
    }
    expect(run('let a: b' + '[]'.repeat(5000)).codes).toEqual(['TG1106']);
  });

  it('long flat chains are not deep', () => {
    expect(run('a + '.repeat(5000) + 'b').codes).toEqual([]);
    expect(run('if (a) ; else '.repeat(2000) + ';').codes).toEqual([]);
  });

  it('nested speculations take polynomial time', () => {
    expect(run('x = ' + 'a ? (b): c => '.repeat(60) + 'd' + ': e'.repeat(60)).codes).toEqual([]);
    expect(
      run('type A = a extends ' + '(infer U extends '.repeat(60) + 'b' + ' ? c : d)'.repeat(60) + ' ? 1 : 2').codes,
    ).toEqual([]);
  });
});

describe('goals', () => {
  it('auto finds modules by their syntax', () => {
    expect(run('a').program.sourceType).toBe('script');
    expect(run('with (a) b; 010').codes).toEqual([]);
    for (const text of [
      'import "a"',
      'f(); export {}',
      'import.meta',
      'await f',
      'for await (const a of b) ;',
      '() => import.meta',
    ]) {
      const { program, codes } = run(text);
      expect([text, program.sourceType, program.strict, codes]).toEqual([text, 'module', true, []]);
    }
    expect(run('f(); export {}; with (a) b').codes).toEqual(['TG1203']);
    expect(run('await (f)').program.sourceType).toBe('script');
  });

  it('notes a top-level await', () => {
    expect(run('await f').program.topLevelAwait).toBe(true);
    expect(run('export {}; async () => await f').program.topLevelAwait).toBe(false);
  });

  it('declaration files are ambient', () => {
    const text = 'export const a: number; export function f(): void; declare class A { m(): void }';
    expect(run(text, { fileName: 'a.d.ts' }).codes).toEqual([]);
    expect(run('const a: number', { fileName: 'a.ts' }).codes).toEqual(['TG1110']);
  });

  it('TypeScript syntax needs the option', () => {
    expect(run('let a: b', { typescript: false }).codes.length).toBe(1);
    expect(run('a < b > (c)', { typescript: false }).codes).toEqual([]);
    expect(run('type\nfoo\n= 1; declare\nlet x; abstract\nclass A {}; namespace\nb\n{}').codes).toEqual([]);
  });
});

describe('tree', () => {
  it('children lie inside their parents, in order', () => {
    const text =
      'for (const { a: [b] = c, ...d } of e) { class F<T> extends g(h) { @i static #j?: k<T> = l!.m`n${o}p`; } }' +
      'type Q = <R>(s: t) => u is v; x = async ({ y = 1 }, z?: A): Promise<B> => { try { await C } finally { D as E } };';
    const { program, codes } = run(text);
    expect(codes).toEqual([]);
    let count = 0;
    const walk = (node: Node): void => {
      count++;
      forEachChild(node, (child) => {
        expect(child.start).toBeGreaterThanOrEqual(node.start);
        expect(child.end).toBeLessThanOrEqual(node.end);
        walk(child);
      });
    };
    walk(program);
    expect(count).toBeGreaterThan(90);
  });

  it('a parenthesised sequence spans what lies between the parentheses', () => {
    const statement = run('( (a), (b) );').program.body[0] as Extract<Node, { type: NodeType.ExpressionStatement }>;
    expect([statement.expression.start, statement.expression.end]).toEqual([2, 10]);
  });

  it('offsets count bytes', () => {
    const { program } = run('"é"; a');
    expect([program.body[1].start, program.body[1].end]).toEqual([6, 7]);
  });
});

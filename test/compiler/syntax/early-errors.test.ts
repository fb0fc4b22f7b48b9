import { describe, expect, it } from 'vitest';
import { DiagnosticBag } from '../../../compiler/diagnostics.ts';
import { type ParseOptions, parse } from '../../../compiler/syntax/parser.ts';

type Goal = ParseOptions['sourceType'];

function codes(text: string, sourceType: Goal, typescript: boolean): string[] {
  const diagnostics = new DiagnosticBag();
  parse(new TextEncoder().encode(text), { sourceType, typescript, fileName: 'a.ts' }, diagnostics);
  return diagnostics.items.map((item) => `${item.code} ${text.slice(item.start, item.end)}`);
}

// Source → code and text of the span, for each diagnostic. All are ASCII, so byte offsets index the string.
const scripts: [string, ...string[]][] = [
  ['1 = 2', 'TG1200 1'],
  ['a + b = 2', 'TG1200 a + b'],
  ['({a}) = 1', 'TG1200 {a}'],
  ['a?.b = 1', 'TG1239 a?.b'],
  ['({a = 1})', 'TG1228 ='],
  ['[{a = 1}.x] = 1', 'TG1228 ='],
  ['({__proto__: a, "__proto__": b})', 'TG1206 "'],
  ['({__proto__: a, "__proto__": b} = {})'],
  ['"use strict"; 010', 'TG1011 010'],
  ['"use strict"; "\\01"', 'TG1010 \\01"'],
  ['"\\01"; "use strict"; ', 'TG1010 \\'],
  ['"use strict"; with (a) b', 'TG1203 with'],
  ['"use strict"; delete (a)', 'TG1204 delete (a)'],
  ['"use strict"; eval = 1', 'TG1202 eval'],
  ['"use strict"; let = 1', 'TG1201 let'],
  ['function f(a, a) { "use strict" }', 'TG1221 a'],
  ['function eval() { "use strict" }', 'TG1202 eval'],
  ['function f(a = 1) { "use strict" }', 'TG1222 "use strict"'],
  ['function f(a, a) {}'],
  ['(a, a) => 1', 'TG1221 a'],
  ['function f([a, a]) {}', 'TG1221 a'],
  ['a ?? b || c', 'TG1226 a ?? b || c'],
  ['a && b ?? c', 'TG1226 a && b ?? c'],
  ['(a && b) ?? c'],
  ['-a ** 2', 'TG1227 -a'],
  ['(-a) ** 2'],
  ['a?.`b`', 'TG1223 `'],
  ['break', 'TG1207 break'],
  ['while (1) { function f() { continue } }', 'TG1207 continue'],
  ['a: { continue a }', 'TG1210 a'],
  ['a: while (1) b: continue a'],
  ['a: a: ;', 'TG1209 a'],
  ['break a', 'TG1208 a'],
  ['return', 'TG1211 return'],
  ['new.target', 'TG1215 new.target'],
  ['super.x', 'TG1214 super'],
  ['class A { constructor() { super() } }', 'TG1214 super'],
  ['class A extends B { m() { super() } }', 'TG1214 super'],
  ['class A extends B { constructor() { () => super() } }'],
  ['class A { constructor() {} constructor() {} }', 'TG1216 constructor'],
  ['class A { get constructor() {} }', 'TG1217 constructor'],
  ['class A { static prototype() {} }', 'TG1218 prototype'],
  ['class A { #a; #a }', 'TG1220 #a'],
  ['class A { get #a() {} set #a(v) {} }'],
  ['class A { get #a() {} static set #a(v) {} }', 'TG1220 #a'],
  ['class A { m() { this.#b } }', 'TG1219 #b'],
  ['class A { m() { class B { n() { this.#b } } } #b }'],
  ['class A { m() { delete this.#b } #b }', 'TG1205 delete this.#b'],
  ['class A { a = arguments }', 'TG1231 arguments'],
  ['class A { a = function () { arguments } }'],
  ['class A { static { await } }', 'TG1201 await'],
  ['class A { static { () => { await } } }'],
  ['function* f() { function yield() {} }', 'TG1201 yield'],
  ['function* f(a = yield) {}', 'TG1213 yield'],
  ['async function f(a = await 1) {}', 'TG1212 await'],
  ['function* f() { (a = yield) => 1 }', 'TG1213 yield'],
  ['async (a = await) => 1', 'TG1212 await'],
  ['import.meta', 'TG1225 import.meta'],
  ['import a from "a"', 'TG1224 import'],
  ['if (1) class A {}', 'TG1114 class'],
  ['if (1) function f() {}'],
  ['while (1) function f() {}', 'TG1114 function'],
  ['while (1) a: function f() {}', 'TG1114 function'],
  ['let let = 1', 'TG1234 let'],
  ['const a', 'TG1110 a'],
  ['for (let a = 1 of b) ;', 'TG1113 1'],
  ['for (var a = 1 in b) ;'],
  ['for (let a, b in c) ;', 'TG1112 let a, b'],
  ['for (async of []) ;', 'TG1237 async'],
  ['for (async of => 1;;) break'],
  ['({ get a(b) {} })', 'TG1229 (b)'],
  ['({ set a() {} })', 'TG1230 ()'],
  ['[...a, b] = c', 'TG1119 ...a'],
  ['[...a,] = c', 'TG1119 ...a'],
  ['((a)) => 1', 'TG1123 ('],
  ['([(a)]) => 1', 'TG1123 ('],
  ['[(a)] = 1'],
  ['[([a])] = 1', 'TG1200 [a]'],
  ['v\\u0061r a', 'TG1015 v\\u0061r'],
  ['({ a() {}, b }) => 1', 'TG1200 a() {}'],
  ['/a/gg', 'TG1007 gg'],
  ['3a', 'TG1014 3a'],
  ['1__0', 'TG1013 _'],
  ['throw\n1', 'TG1111 throw'],
  ['`\\u{z}`', 'TG1009 \\u'],
  ['switch (1) { default: default: }', 'TG1115 default'],
  ['try {}', 'TG1109 '],
];

const modules: [string, ...string[]][] = [
  ['{ import a from "a" }', 'TG1224 import'],
  ['await 1; async () => await 2; import.meta'],
  ['function f() { await 1 }', 'TG1201 await', 'TG1101 1'],
  ['export { "a" }', 'TG1236 "a"'],
  ['export { if }', 'TG1201 if'],
  ['export { if } from "a"'],
  ['import { "a" as b } from "a" with { type: "json", type: "x" }', 'TG1233 type'],
  ['export const a = () => <b>text</b>;', 'TG1125 <'],
  ['import defer * as a from "b"', 'TG1126 import defer'],
  ['import defer from "b"; import { defer as c } from "b"; defer * c'],
  ['export { a as "\\ud800" }', 'TG1235 "\\ud800"'],
  ['010', 'TG1011 010'],
];

const typescript: [string, ...string[]][] = [
  ['enum E { 1 }', 'TG1242 1'],
  ['class A { constructor(public a); m(private b) {} }', 'TG1245 p', 'TG1245 p'],
  ['function f(a, this: b) {}', 'TG1246 this'],
  ['(this: a) => 1', 'TG1246 this'],
  ['type A = ;', 'TG1104 ;'],
  ['a as b = 1', 'TG1200 a as b'],
  ['(a as b) = 1; a! = 1; [<b>a] = c'],
  ['f(x < y, x >= y); f(x<y>(z), x<y>>z); x < y > z; new x<y>;'],
  ['class A { async m?(): b; *n?() {} get?(): c; set = 1; static?: d; readonly = 2; declare async; }'],
  ['class A { a!: b = 1; c?!: d }', 'TG1243 a', 'TG1243 c'],
  ['let a!: b = 1', 'TG1243 a!: b'],
  ['namespace A { export { a }; import b from "c" }', 'TG1247 export', 'TG1247 import'],
  ['namespace A { import b = C.D; export import c = b; export const d = 1 }'],
  ['declare namespace A { export { a }; } declare module "m" { export default a; import b from "c"; }'],
  ['case_: for (;;) switch (a) { case (b): c => d; break case_ }'],
  ['abstract class A { abstract b(); abstract accessor c; private static override async *d() {} }'],
  ['let a = <T>(b) => c, d = <T>e, f = async <T>(g) => h, i = <const>["j"]'],
  ['if (a < b && c > (d)) ; for (let i = 0; i < n; i++) ; a<b>`c`; a<b>?.(c)'],
  ['type A = B extends (infer C extends D ? E : F) ? [a: G, b?: H, ...c: I[]] : typeof this.x<J>[]'],
  ['function f(this: A, ...b: C[]): asserts this is D; function g(x?, { y }: E = {}): x is F {}'],
  ['class A { private public a }', 'TG1117 public'],
  ['function f() { return { g: () => <div class="a">{b}</div> }; }\nexport = ;', 'TG1125 <'],
  ['let a = <></>; 1 = 2', 'TG1125 <'],
  ['let a = <b.c.d/>', 'TG1125 <'],
  ['let a = <my-element></my-element>', 'TG1125 <'],
  ['let a = <b {...c}>', 'TG1125 <'],
  ['switch (a) { case 1: (b = <c d={1}>) => 2 }', 'TG1125 <'],
  ['let a = <b.c>d, e = <keyof f>g, h = <const T = {}>(i: T) => i, j = <T,>(k: T) => k, l = <{}>m'],
];

function table(rows: [string, ...string[]][], sourceType: Goal, isTypeScript: boolean): void {
  for (const [text, ...expected] of rows) {
    it(text.replaceAll('\n', '\\n'), () => {
      expect(codes(text, sourceType, isTypeScript)).toEqual(expected);
    });
  }
}

describe('scripts', () => table(scripts, 'script', false));
describe('modules', () => table(modules, 'module', false));
describe('TypeScript', () => table(typescript, 'script', true));

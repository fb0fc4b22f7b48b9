import jsep from 'jsep';
import * as meriyah from 'meriyah';
import peggy from 'peggy';

console.log(JSON.stringify(jsep('a.b[c] + f(1, "x") * -2 ** 3 ? [1, this] : !d && e || g')));
const parser = peggy.generate(`
  Expression = head:Term tail:(_ ("+" / "-") _ Term)* { return tail.reduce((r, e) => e[1] === "+" ? r + e[3] : r - e[3], head); }
  Term = head:Factor tail:(_ ("*" / "/") _ Factor)* { return tail.reduce((r, e) => e[1] === "*" ? r * e[3] : r / e[3], head); }
  Factor = "(" _ expr:Expression _ ")" { return expr; } / Integer
  Integer "integer" = _ [0-9]+ { return parseInt(text(), 10); }
  _ "whitespace" = [ \\t\\n\\r]*
`);
console.log(parser.parse('2*(3+4) - 10/5'));
try {
  parser.parse('2*(3+');
} catch (e: any) {
  console.log(e.name, e.message, JSON.stringify(e.location));
}
const ast = meriyah.parseModule(
  'export const x = async function* () { for await (const y of z) yield* y?.[0] ?? /a+/v; }; class A { #p = 1; static { this.#p; } get [k]() { return import.meta; } }',
  { next: true, ranges: true } as any,
);
console.log(JSON.stringify(ast, (_, v) => (v instanceof RegExp ? String(v) : v)));
for (const bad of ['let a, a', 'class { ', 'x = {get a(b){}}', '`${']) {
  try {
    meriyah.parseScript(bad);
  } catch (e: any) {
    console.log(e.message);
  }
}

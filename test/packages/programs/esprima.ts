import escodegen from 'escodegen';
import esprima from 'esprima';

const source = `
// leading
'use strict';
import x, { y as z } from "m";
export default class A extends (b, c) { static get q() { return super.q ** 2; } *[k]() { yield* z; } }
label: for (const { a = 1 } of [...x]) { if (a) continue label; else break; }
const t = tag\`head \${a + b} tail\`, re = /[a-z]+(?=x)/giu, n = 0x1F + 0b11 + 0o17 + 1e3;
switch (a) { case 1: default: throw new Error('x'); }
try { f.g } catch (e) { } finally { }
`;
const ast = esprima.parseModule(source, { loc: true, range: true, comment: true, tokens: true });
console.log(JSON.stringify(ast.body.map((n: any) => [n.type, n.range])), ast.tokens!.length, ast.comments);
console.log(escodegen.generate(ast, { comment: false }));
console.log(
  escodegen.generate(
    esprima.parseScript('var a=function(){return{b:[1,,2],"c-d":!a&&b||c?d:e}},g=a?b:(c,d);do{a++}while(--b>0)'),
    { format: { compact: true } },
  ),
);
console.log(esprima.tokenize('x = /a\\/b/ / 2; "\\u0041"', { range: true }));
for (const bad of ['var 1a;', 'function (', 'return', 'let let = 1', '({a:1,a=2})']) {
  try {
    esprima.parseScript(bad);
    console.log('ok', bad);
  } catch (e: any) {
    console.log(e.message, e.lineNumber, e.column, e.index);
  }
}

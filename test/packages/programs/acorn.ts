// acorn parses its own bundle; node types are counted, and errors have their places.

import source from 'text:acorn/dist/acorn.mjs';
import * as acorn from 'acorn';

const counts = new Map<string, number>();
function visit(node: any): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child);
  } else if (node !== null && typeof node === 'object' && typeof node.type === 'string') {
    counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
    for (const key of Object.keys(node)) visit(node[key]);
  }
}
const program = acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
visit(program.body);
console.log(
  program.body.length,
  [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([type, n]) => `${type} ${n}`)
    .join('\n'),
);

for (const bad of [
  'let x = ;',
  'a => {',
  '"\\u{110000}"',
  'class A { constructor() {} constructor() {} }',
  'for (let x of a, b) ;',
  '/(?<n>a)(?<n>b)/u',
  'await 1',
]) {
  try {
    acorn.parse(bad, { ecmaVersion: 2022 });
    console.log('parsed', bad);
  } catch (error: any) {
    console.log(error.name, error.message, JSON.stringify(error.loc), error.pos);
  }
}
const tokens = [...acorn.tokenizer('const f = async (a, ...b) => `x${a ?? /re/g}y`; // end', { ecmaVersion: 2022 })];
console.log(tokens.map((t) => `${t.type.label}@${t.start}`).join(' '));

// Statements. Every loop ends by itself or by `tick()`, which throws when the program has had its steps.

import { classDeclaration } from './classes.ts';
import { type Context, KINDS, type Kind } from './context.ts';
import { elements, expression, ofKind } from './expressions.ts';
import { feature } from './features.ts';
import { functionDeclaration } from './functions.ts';
import { member, propertyName } from './literals.ts';
import { objectLiteral } from './objects.ts';
import { assignmentPattern, bindingPattern } from './patterns.ts';
import { typescript } from './typescript.ts';

export function statements(c: Context, count: number, depth: number): string[] {
  const lines: string[] = [];
  for (let i = 0; i < count && c.budget > 0; i++) {
    c.budget--;
    lines.push(statement(c, depth));
  }
  return lines;
}

function block(c: Context, depth: number, head = ''): string {
  return c.scoped(() => `{ ${head}${statements(c, 1 + c.below(3), depth).join('\n')} }`);
}

/** What a closure sees of a loop is logged after it. */
function loopBody(c: Context, depth: number, label?: string): string {
  return c.inside({ loop: true, breakable: true, label, labelsLoop: true }, () => {
    const lines = statements(c, 1 + c.below(3), depth - 1);
    if (c.chance(25)) {
      const jump = `if (${ofKind(c, 'bool', 1)}) ${jumpStatement(c)}`;
      lines.splice(c.below(lines.length + 1), 0, jump);
    }
    return `{ tick(); ${lines.join('\n')} }`;
  });
}

function jumpStatement(c: Context): string {
  const choices: string[] = [];
  if (c.body.breakable > 0) choices.push('break;');
  if (c.body.loops > 0) choices.push('continue;');
  for (const { name, loop } of c.body.labels) {
    choices.push(`break ${name};`);
    if (loop) choices.push(`continue ${name};`);
  }
  if (c.body.returns) choices.push(`return ${expression(c, 1)};`);
  if (choices.length === 0 || c.chance(10)) return `throw ${c.chance(60) ? "new Error('u3')" : expression(c, 1)};`;
  return c.pick(choices);
}

function declaration(c: Context, depth: number): string {
  const word = c.pick(['let', 'const', 'let', 'var']);
  if (c.chance(25)) {
    const { pattern, kind } = bindingPattern(c, depth, word !== 'const');
    return `${word} ${pattern} = ${ofKind(c, kind, depth)};`;
  }
  const kind: Kind = c.pick(KINDS);
  const value = ofKind(c, kind, depth);
  const name = word === 'var' ? c.fresh() : c.lexicalName();
  c.declare(name, kind, word !== 'const');
  return `${word} ${name}${c.typescript && c.chance(40) ? ': any' : ''} = ${value};`;
}

function assignment(c: Context, depth: number): string {
  if (c.chance(20)) {
    const { pattern, kind } = assignmentPattern(c, depth);
    return `(${pattern} = ${ofKind(c, kind, depth)});`;
  }
  if (c.chance(45)) {
    const object = ofKind(c, c.pick(['obj', 'arr', 'typed'] as const), 1);
    const operator = c.pick(['=', '=', '=', '+=', '*=', '??=', '|=']);
    const key = (): string => ofKind(c, c.pick(['num', 'str'] as const), 1);
    const place = c.chance(70) ? member(c) : operator === '=' ? `[${key()}]` : `[once(${key()})]`;
    return `(${object})${place} ${operator} lim(${expression(c, depth)});`;
  }
  const kind = c.pick(KINDS);
  const name = c.variable(kind, true) ?? c.variable('num', true);
  if (name === undefined) return `log('e', ${expression(c, depth)});`;
  if (c.chance(30))
    return `${name} ${c.pick(['+=', '-=', '*=', '||=', '&&=', '??=', '**=', '>>>=', '%='])} ${ofKind(c, 'num', depth)};`;
  return `${name} = lim(${ofKind(c, kind, depth)});`;
}

function loop(c: Context, depth: number): string {
  const label = c.chance(25) ? c.fresh('L') : undefined;
  const prefix = label === undefined ? '' : `${label}: `;
  const end = 1 + c.below(5);
  switch (c.below(8)) {
    case 0:
    case 1:
      return c.scoped(() => {
        const i = c.fresh('i');
        const step = c.pick([`${i}++`, `${i} += 2`, `++${i}`]);
        c.declare(i, 'num', false);
        const closure = c.chance(15) ? `sink.push(() => ${i});` : '';
        return `${prefix}for (${c.pick(['let', 'let', 'var'])} ${i} = 0; ${i} < ${end}; ${step}) ${loopBody(c, depth, label)} ${closure === '' ? '' : `for (let ${i} = 0; ${i} < 3; ${i}++) { ${closure} }`}`;
      });
    case 2:
      return c.scoped(() => {
        const i = c.fresh('i');
        c.declare(i, 'num', false);
        return `let ${i} = ${end}; ${prefix}while (${i}-- > 0) ${loopBody(c, depth, label)}`;
      });
    case 3:
      return c.scoped(() => {
        const i = c.fresh('i');
        c.declare(i, 'num', false);
        return `var ${i} = 0; ${prefix}do ${loopBody(c, depth, label)} while (++${i} < ${end});`;
      });
    case 4: {
      const name = c.variable('num', true);
      const over = expression(c, depth);
      if (name !== undefined && c.chance(30)) return `${prefix}for (${name} in ${over}) ${loopBody(c, depth, label)}`;
      return c.scoped(() => {
        const key = c.fresh();
        c.declare(key, 'str', false);
        return `${prefix}for (${c.pick(['let', 'const', 'var'])} ${key} in ${over}) ${loopBody(c, depth, label)}`;
      });
    }
    default: {
      const over = ofKind(c, 'iter', depth);
      const wait = c.body.async && c.chance(40) ? ' await' : '';
      return c.scoped(() => {
        if (c.chance(25)) {
          const { pattern } = bindingPattern(c, depth, false);
          return `${prefix}for${wait} (const ${pattern} of ${over}) ${loopBody(c, depth, label)}`;
        }
        const name = c.fresh();
        c.declare(name, 'num', false);
        return `${prefix}for${wait} (${c.pick(['let', 'const', 'var'])} ${name} of ${over}) ${loopBody(c, depth, label)}`;
      });
    }
  }
}

function tryStatement(c: Context, depth: number): string {
  const body = block(c, depth - 1);
  const handler = (): string => {
    if (c.chance(20)) return `catch ${block(c, depth - 1)}`;
    const name = c.fresh('e');
    return `catch (${name}) ${block(c, depth - 1, `log('caught', ${name}); `)}`;
  };
  const finalizer = (): string => {
    const jump = c.chance(25) ? `if (${ofKind(c, 'bool', 1)}) ${jumpStatement(c)}` : '';
    return `finally ${block(c, depth - 1, `log('finally'); ${jump} `)}`;
  };
  switch (c.below(3)) {
    case 0:
      return `try ${body} ${handler()}`;
    case 1:
      return `try ${body} ${finalizer()}`;
    default:
      return `try ${body} ${handler()} ${finalizer()}`;
  }
}

function switchStatement(c: Context, depth: number): string {
  const subject = c.pick([
    () => ofKind(c, 'num', depth),
    () => ofKind(c, 'str', depth),
    () => `${ofKind(c, 'num', depth)} & 3`,
  ])();
  return c.inside({ breakable: true }, () => {
    const cases: string[] = [];
    const count = 1 + c.below(4);
    const defaultAt = c.below(count * 2);
    for (let i = 0; i < count; i++) {
      // TypeScript takes `case (x): try {` for an arrow function with a type.
      const other = (): string => (c.typescript ? 'null ?? ' : '') + expression(c, 1);
      const head = i === defaultAt ? 'default' : `case ${c.chance(70) ? c.below(5) : other()}`;
      const lines = c.chance(80) ? statements(c, c.below(3), depth - 1).join('\n') : '';
      cases.push(`${head}: ${lines} ${c.chance(60) ? 'break;' : ''}`);
    }
    return `switch (${subject}) { ${cases.join('\n')} }`;
  });
}

/** `with`, deletion of names, functions in blocks, direct eval: what only sloppy code has, or has in its own way. */
function sloppy(c: Context): string {
  const name = c.fresh('f');
  switch (c.below(4)) {
    case 0:
      // V8 looks a name up only after the value for it is there: no proxies, which would tell.
      return `with (${objectLiteral(c, 0)}) { log('with', typeof a); ${c.chance(50) ? `a = ${expression(c, 1)};` : ''} log('b', typeof b); }`;
    case 1:
      return `log('before', typeof ${name}); { function ${name}() { return ${c.within({ returns: true, arguments: true }, () => expression(c, 1))}; } } log('after', typeof ${name});`;
    case 2:
      return `if (${ofKind(c, 'bool', 1)}) { function ${name}() {} } log('if', typeof ${name});`;
    default:
      return `g${name} = ${expression(c, 1)}; log('global', delete g${name}, typeof g${name});`;
  }
}

function evaluated(c: Context): string {
  const name = c.variable('num');
  const code = c.pick([
    '1 + 1',
    'var q = 5; q',
    'let q = 6; q',
    'if (0) 1; else 2',
    "'use strict'; this === undefined",
    '{ a: 1 }',
    '[1,,2]',
    'new.target',
    name === undefined ? 'this === undefined' : `${name} = 3; typeof ${name}`,
    'typeof q',
  ]);
  return c.pick([
    `log('eval', eval(${JSON.stringify(code)}), typeof q);`,
    `log('indirect', (0, eval)(${JSON.stringify(code)}), typeof q);`,
    `log('function', new Function('x', 'y = 2', 'return x + y')(${expression(c, 1)}));`,
  ]);
}

function asyncStatement(c: Context, depth: number): string {
  const label = c.fresh('t');
  const promise = c.variable('promise') ?? ofKind(c, 'promise', depth);
  switch (c.below(5)) {
    case 0:
      return `Promise.resolve(${promise}).then((v) => { log('${label} then', v); ${c.chance(40) ? `return ${expression(c, 1)};` : ''} }, (e) => log('${label} rejected', e)).finally(() => log('${label} finally'));`;
    case 1:
      return `Promise.${c.pick(['all', 'allSettled', 'race', 'any'])}([${elements(c, depth - 1)}]).then((v) => log('${label} combined', v), (e) => log('${label} failed', e));`;
    case 2:
      return c.within(
        { async: true, returns: true, arguments: false },
        () =>
          `(async () => { tick(); ${statements(c, 1 + c.below(3), depth - 1).join('\n')} log('${label}', await ${expression(c, 1)}); })().catch((e) => log('${label} caught', e));`,
      );
    case 3:
      return c.within(
        { async: true, generator: true, returns: true, arguments: true },
        () =>
          `drain('${label}', (async function* () { tick(); ${statements(c, 1 + c.below(3), depth - 1).join('\n')} yield ${expression(c, 1)}; })());`,
      );
    default:
      return `queueMicrotask(() => log('${label} job', ${expression(c, 1).replace(/\b(await|yield)\b/g, 'void')}));`;
  }
}

function generatorStatement(c: Context, depth: number): string {
  const label = c.fresh('y');
  const body = c.within(
    { generator: true, returns: true, arguments: true },
    () =>
      `tick(); ${statements(c, 1 + c.below(3), depth - 1).join('\n')} const r = yield ${expression(c, 1)}; log('${label} sent', r); ${c.chance(40) ? `try { yield 1; } finally { log('${label} closed'); ${c.chance(40) ? 'yield 2;' : ''} }` : ''} return ${expression(c, 1)};`,
  );
  const steps = c.some(
    3,
    () => `log('${label}', ${label}.${c.pick(['next', 'next', 'return', 'throw'])}(${c.below(5)}));`,
  );
  return `{ const ${label} = (function* () { ${body} })(); log('${label}', ${label}.next()); ${steps.join(' ')} }`;
}

function statement(c: Context, depth: number): string {
  if (depth <= 0) {
    if (c.chance(10) && c.body.breakable + c.body.labels.length > 0)
      return `if (${ofKind(c, 'bool', 1)}) ${jumpStatement(c)}`;
    return c.chance(45)
      ? assignment(c, 1)
      : c.chance(60)
        ? `log('${c.fresh('s')}', ${expression(c, 2)});`
        : declaration(c, 2);
  }
  if (depth > 1 && c.chance(28)) {
    if (c.typescript && c.body === topBody(c) && c.chance(50)) return typescript(c, depth);
    return feature(c, depth);
  }
  const choice = c.below(100);
  if (choice < 18) return declaration(c, 3);
  if (choice < 32) return assignment(c, 3);
  if (choice < 46) return `log('${c.fresh('s')}', ${expression(c, 4)});`;
  if (choice < 52)
    return `if (${ofKind(c, 'bool', 2)}) ${block(c, depth - 1)}${c.chance(50) ? ` else ${block(c, depth - 1)}` : ''}`;
  if (choice < 63) return loop(c, depth);
  if (choice < 70) return tryStatement(c, depth);
  if (choice < 74) return switchStatement(c, depth);
  if (choice < 80) return functionDeclaration(c, depth);
  if (choice < 85) return classDeclaration(c, depth);
  if (choice < 89) return asyncStatement(c, depth);
  if (choice < 92) return generatorStatement(c, depth);
  if (choice < 94) {
    const label = c.fresh('L');
    return c.inside(
      { label },
      () =>
        `${label}: { ${statements(c, 1 + c.below(2), depth - 1).join('\n')} if (${ofKind(c, 'bool', 1)}) break ${label}; ${statements(c, 1, depth - 1).join('\n')} }`,
    );
  }
  if (choice < 95) return evaluated(c);
  if (choice < 97 && !c.body.strict) return sloppy(c);
  if (choice < 98) {
    const name = c.fresh();
    return `{ const tdz = () => ${name}; try { log('tdz', tdz()); } catch (e) { log('tdz', e); } let ${name} = ${expression(c, 1)}; log('tdz', tdz()); }`;
  }
  return c.body.returns && c.chance(30)
    ? `return ${expression(c, 2)};`
    : `delete ${c.variable('obj') ?? 'sink'}.${c.pick(['a', 'b'])}; log('${propertyName(c)}');`;
}

/** Namespaces and enums stand at the top only. */
function topBody(c: Context): Context['body'] | undefined {
  return c.body.returns || c.body.super || c.body.labels.length > 0 || c.body.breakable > 0 ? undefined : c.body;
}

// Makes a program smaller while something stays true of it: whole lists of statements, elements and arguments first, then
// expressions, by their parts. TypeScript's parser tells what there is to take away, so any program can be reduced.

import ts from 'typescript';

interface Edit {
  from: number;
  to: number;
  text: string;
}

/** An element of a list, with the comma that goes with it. */
function withoutElement(source: string, list: ts.NodeArray<ts.Node>, i: number): Edit {
  if (i + 1 < list.length) return { from: list[i].getFullStart(), to: list[i + 1].getFullStart(), text: '' };
  const from = i > 0 ? list[i - 1].end : list[i].getFullStart();
  const comma = i === 0 && source[list[i].end] === ',' ? 1 : 0;
  return { from, to: list[i].end + comma, text: '' };
}

function lists(node: ts.Node): ts.NodeArray<ts.Node>[] {
  if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isCaseOrDefaultClause(node)) return [node.statements];
  if (ts.isClassLike(node)) return [node.members];
  if (ts.isCaseBlock(node)) return [node.clauses];
  if (ts.isObjectLiteralExpression(node)) return [node.properties];
  if (ts.isArrayLiteralExpression(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node)) {
    return [node.elements as ts.NodeArray<ts.Node>];
  }
  if (ts.isCallExpression(node)) return [node.arguments];
  if (ts.isNewExpression(node) && node.arguments !== undefined) return [node.arguments];
  if (ts.isFunctionLike(node)) return [node.parameters];
  return [];
}

/** The simplest texts that may stand for the node, the shortest first. */
function replacements(source: string, file: ts.SourceFile, node: ts.Node): string[] {
  const found: string[] = [];
  const text = (part: ts.Node): string => source.slice(part.getStart(file), part.end);
  if (ts.isStatement(node)) {
    if (ts.isTryStatement(node)) {
      found.push(text(node.tryBlock));
      if (node.finallyBlock !== undefined && node.catchClause !== undefined) {
        found.push(
          `try ${text(node.tryBlock)} ${text(node.catchClause)}`,
          `try ${text(node.tryBlock)} finally ${text(node.finallyBlock)}`,
        );
      }
    } else if (ts.isIfStatement(node)) {
      found.push(text(node.thenStatement));
      if (node.elseStatement !== undefined) found.push(text(node.elseStatement));
    } else if (ts.isIterationStatement(node, true) || ts.isWithStatement(node)) {
      found.push(text(node.statement));
    } else if (
      ts.isBlock(node) &&
      !ts.isFunctionLike(node.parent) &&
      !ts.isTryStatement(node.parent) &&
      !ts.isCatchClause(node.parent)
    ) {
      found.push(node.statements.map(text).join('\n'));
    }
  } else if (ts.isExpression(node) && !ts.isExpressionWithTypeArguments(node) && ts.isExpressionNode(node)) {
    const short = text(node);
    for (const value of ['0', "''", '[]', '({})', '() => 0']) if (value.length < short.length) found.push(value);
    if (!ts.isIdentifier(node) && !ts.isLiteralExpression(node)) {
      const inside: ts.Node[] = [];
      ts.forEachChild(node, (child) => void (ts.isExpression(child) && inside.push(child)));
      if (ts.isArrayLiteralExpression(node)) inside.push(...node.elements);
      if (ts.isCallExpression(node)) inside.push(...node.arguments);
      found.push(...inside.map(text));
    }
  } else if (
    (ts.isParameter(node) || ts.isBindingElement(node) || ts.isVariableDeclaration(node)) &&
    node.initializer !== undefined
  ) {
    found.push(source.slice(node.getStart(file), node.name.end));
  } else if (ts.isHeritageClause(node)) {
    found.push('');
  }
  return found;
}

// The parser's own test for an expression that is one: not the name of a property or a declaration.
declare module 'typescript' {
  function isExpressionNode(node: Node): boolean;
}

/** All that can be taken away, what is largest first. */
function edits(source: string): Edit[] {
  const file = ts.createSourceFile('program.ts', source, ts.ScriptTarget.ESNext, true);
  const found: Edit[] = [];
  const visit = (node: ts.Node): void => {
    for (const list of lists(node)) {
      const sticky =
        ts.isSourceFile(node) ||
        ts.isBlock(node) ||
        ts.isClassLike(node) ||
        ts.isCaseBlock(node) ||
        ts.isCaseOrDefaultClause(node);
      for (let size = Math.floor(list.length / 2); size > 1; size = Math.floor(size / 2)) {
        if (!sticky) break;
        for (let i = 0; i + size <= list.length; i += size) {
          found.push({ from: list[i].getFullStart(), to: list[i + size - 1].end, text: '' });
        }
      }
      for (let i = 0; i < list.length; i++) {
        found.push(
          sticky ? { from: list[i].getFullStart(), to: list[i].end, text: '' } : withoutElement(source, list, i),
        );
      }
    }
    for (const text of replacements(source, file, node)) found.push({ from: node.getStart(file), to: node.end, text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  const gain = (edit: Edit): number => edit.to - edit.from - edit.text.length;
  return found.filter((edit) => gain(edit) > 0).sort((a, b) => gain(b) - gain(a));
}

/** A smaller source for which `holds` still holds; it is asked at most `attempts` times. */
export function reduceSource(source: string, holds: (source: string) => boolean, attempts = 3000): string {
  let best = source;
  let left = attempts;
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    // Edits of one round that lie before what was changed are still right; those behind it move along.
    const tried = edits(best);
    const done: { at: number; shift: number; to: number }[] = [];
    for (const edit of tried) {
      if (left <= 0) break;
      if (done.some((other) => edit.from < other.to && other.at < edit.to)) continue;
      const shift = done.reduce((sum, other) => (other.to <= edit.from ? sum + other.shift : sum), 0);
      const candidate = best.slice(0, edit.from + shift) + edit.text + best.slice(edit.to + shift);
      left--;
      if (!holds(candidate)) continue;
      best = candidate;
      done.push({ at: edit.from, to: edit.to, shift: edit.text.length - (edit.to - edit.from) });
      progress = true;
    }
  }
  return best.replace(/\n\s*\n/g, '\n').trim() + '\n';
}

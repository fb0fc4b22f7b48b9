// What a line of the REPL becomes before it is compiled: declarations that a later line may repeat, and `await` outside of functions.

import { type Diagnostic, DiagnosticBag, Severity } from '../../compiler/diagnostics.ts';
import { forEachChild, type Node, NodeType, type Program, type Statement } from '../../compiler/syntax/ast.ts';
import { parse } from '../../compiler/syntax/parser.ts';

/** What was typed, ready to be compiled. */
export interface ReplCode {
  text: string;
  /** The text is a call of an async function: its promise is for `undefined` or for an object with the value. */
  awaits: boolean;
  /** Names that it declares, those of types included. */
  names: string[];
}

/** Messages about something that more lines may end: a comment, a template. Others say so by their place, the end of the text. */
const UNFINISHED: readonly string[] = ['TG1003', 'TG1005'];

/** A piece of the source, by bytes, and what takes its place. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });

interface Parsed {
  bytes: Buffer;
  program: Program;
  errors: Diagnostic[];
}

function parsed(text: string, sourceType: 'script' | 'module'): Parsed {
  const bytes = Buffer.from(text);
  const bag = new DiagnosticBag();
  const program = parse(bytes, { sourceType, typescript: true, fileName: 'repl.ts' }, bag);
  return { bytes, program, errors: bag.items.filter((item) => item.severity === Severity.Error) };
}

function isFunction(node: Node): boolean {
  return (
    node.type === NodeType.FunctionDeclaration ||
    node.type === NodeType.FunctionExpression ||
    node.type === NodeType.ArrowFunctionExpression ||
    node.type === NodeType.PropertyDefinition ||
    node.type === NodeType.StaticBlock
  );
}

/** Is there an `await` that belongs to no function? */
function hasAwait(node: Node): boolean {
  if (node.type === NodeType.AwaitExpression || (node.type === NodeType.ForOfStatement && node.await)) return true;
  if (isFunction(node)) return false;
  let found = false;
  forEachChild(node, (child) => {
    found ||= hasAwait(child);
  });
  return found;
}

/** Names that a pattern binds. */
function boundNames(node: Node, names: string[]): void {
  switch (node.type) {
    case NodeType.Identifier:
      names.push(node.name);
      break;
    case NodeType.Property:
      boundNames(node.value, names);
      break;
    case NodeType.AssignmentPattern:
      boundNames(node.left, names);
      break;
    case NodeType.ObjectPattern:
    case NodeType.ArrayPattern:
    case NodeType.RestElement:
      forEachChild(node, (child) => boundNames(child, names));
      break;
  }
}

/** Names that a statement declares; those of types too. */
function declaredNames(statement: Statement): string[] {
  const names: string[] = [];
  switch (statement.type) {
    case NodeType.VariableDeclaration:
      for (const { id } of statement.declarations) boundNames(id, names);
      break;
    case NodeType.FunctionDeclaration:
    case NodeType.ClassDeclaration:
    case NodeType.TSEnumDeclaration:
    case NodeType.TSInterfaceDeclaration:
    case NodeType.TSTypeAliasDeclaration:
      if (statement.id !== null) names.push(statement.id.name);
      break;
  }
  return names;
}

/**
 * A specifier that the compiler must not look at: each input is a program of its own, and what one of them links the others do not share.
 * At run time the modules that are there already are found.
 */
function importEdits(node: Node, edits: Edit[]): Edit[] {
  if (node.type === NodeType.ImportExpression) {
    edits.push(insertion(node.source.start, '(0, '), insertion(node.source.end, ')'));
  }
  forEachChild(node, (child) => {
    importEdits(child, edits);
  });
  return edits;
}

function applied({ bytes }: Parsed, edits: Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += bytes.toString('utf8', at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + bytes.toString('utf8', at);
}

/** Variables that a script may declare again: `var`, in as much room. */
function scriptEdits(statement: Statement): Edit[] {
  if (statement.type === NodeType.VariableDeclaration && !statement.declare) {
    const { kind, start, declarations } = statement;
    if (kind !== 'let' && kind !== 'const') return [];
    const edits = [{ start, end: start + kind.length, text: 'var'.padEnd(kind.length) }];
    for (const { init, definite, end } of declarations) {
      if (init === null && !definite) edits.push(insertion(end, ' = undefined'));
    }
    return edits;
  }
  if (statement.type === NodeType.ClassDeclaration && !statement.declare && statement.id !== null) {
    const { start, end, id, decorators } = statement;
    // What cannot be an expression is made by a function.
    if (!statement.abstract && decorators.length === 0) {
      return [insertion(start, `var ${id.name} = `), insertion(end, ';')];
    }
    return [insertion(start, `var ${id.name} = (() => { `), insertion(end, `; return ${id.name}; })();`)];
  }
  return [];
}

/** Declarations within the async function: assignments to variables outside of it. */
function awaitEdits(statement: Statement, hoisted: string[]): Edit[] {
  if (statement.type === NodeType.VariableDeclaration && !statement.declare) {
    const { kind, start, declarations } = statement;
    if (kind !== 'var' && kind !== 'let' && kind !== 'const') return [];
    hoisted.push(...declaredNames(statement));
    const edits = [{ start, end: start + kind.length, text: ';void (' }];
    for (const { id, init, end } of declarations) {
      const type = 'typeAnnotation' in id ? id.typeAnnotation : null;
      if (type !== null) edits.push({ start: type.start, end: type.end, text: '' });
      if (init === null) edits.push(insertion(end, kind === 'var' ? '' : ' = undefined'));
    }
    edits.push(insertion(declarations[declarations.length - 1].end, ');'));
    return edits;
  }
  if (statement.type === NodeType.ClassDeclaration && !statement.declare && statement.id !== null) {
    hoisted.push(statement.id.name);
    return scriptEdits(statement).map((edit) => ({ ...edit, text: edit.text.replace(/^var /, ';') }));
  }
  if (statement.type === NodeType.FunctionDeclaration && statement.id !== null) {
    hoisted.push(statement.id.name);
    return [insertion(statement.end, `;globalThis.${statement.id.name} = ${statement.id.name};`)];
  }
  return [];
}

/** An async function around the text, called. Its lines keep their numbers. */
function inAsyncFunction(input: Parsed): string {
  const hoisted: string[] = [];
  const edits = importEdits(input.program, []);
  const { body } = input.program;
  for (const statement of body as Statement[]) edits.push(...awaitEdits(statement, hoisted));
  const last = body.at(-1);
  if (last?.type === NodeType.ExpressionStatement) {
    edits.push(insertion(last.expression.start, ';return { value: ('), insertion(last.expression.end, ') };'));
  }
  const variables = hoisted.length > 0 ? `var ${hoisted.join(', ')}; ` : '';
  return `${variables}(async () => { ${applied(input, edits)}\n})()`;
}

/** The code for what was typed; undefined if it has no end yet. What is wrong with it is for the compiler to say. */
export function replCode(text: string): ReplCode | undefined {
  // As everywhere: braces first are an object if they can be.
  if (/^\s*\{/.test(text) && !/;\s*$/.test(text)) {
    const literal = parsed(`(${text}\n)`, 'script');
    if (literal.errors.length === 0) {
      return { text: applied(literal, importEdits(literal.program, [])), awaits: false, names: [] };
    }
  }
  const script = parsed(text, 'script');
  if (/\bawait\b/.test(text)) {
    const module = parsed(text, 'module');
    if (module.errors.length === 0 && hasAwait(module.program)) {
      const names = (module.program.body as Statement[]).flatMap(declaredNames);
      return { text: inAsyncFunction(module), awaits: true, names };
    }
    if (isUnfinished(module)) return undefined;
  }
  if (isUnfinished(script)) return undefined;
  if (script.errors.length > 0) return { text, awaits: false, names: [] };
  const body = script.program.body as Statement[];
  return {
    text: applied(script, importEdits(script.program, body.flatMap(scriptEdits))),
    awaits: false,
    names: body.flatMap(declaredNames),
  };
}

function isUnfinished({ bytes, errors }: Parsed): boolean {
  if (errors.length === 0) return false;
  const [first] = errors;
  return UNFINISHED.includes(first.code) || first.start >= Buffer.byteLength(bytes.toString().trimEnd());
}

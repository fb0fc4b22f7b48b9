// `.type`: the type of an expression, as the user's own typescript has it.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as TypeScript from 'typescript';

/** The compiler that the user installed. */
async function loadTypeScript(folder: string): Promise<typeof TypeScript | undefined> {
  let path: string;
  try {
    path = createRequire(join(folder, 'noop.js')).resolve('typescript');
  } catch {
    return undefined;
  }
  const module = (await import(pathToFileURL(path).href)) as { default?: typeof TypeScript };
  return module.default;
}

/** The type of an expression after these declarations, or why there is none. */
export async function typeOf(
  declarations: readonly string[],
  expression: string,
  folder: string,
): Promise<{ text: string; found: boolean }> {
  const no = (text: string): { text: string; found: boolean } => ({ text, found: false });
  if (expression === '') return no('.type needs an expression');
  const ts = await loadTypeScript(folder);
  if (ts === undefined) return no('.type needs typescript, which is not installed here: npm install typescript');
  if (typeof ts.createProgram !== 'function') return no(`.type cannot use typescript ${ts.version}`);
  const name = 'repl.ts';
  // An import or export makes it a module, in which await is allowed and nothing meets the library's globals.
  const source = `${declarations.join('\n;')}\n;(${expression}\n);\nexport {};\n`;
  const options: TypeScript.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.esnext.d.ts'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.getSourceFile = (path, version, ...rest) =>
    path === name ? ts.createSourceFile(path, source, version, true) : getSourceFile(path, version, ...rest);
  const program = ts.createProgram([name], options, host);
  const file = program.getSourceFile(name);
  const statement = file?.statements.findLast((candidate) => ts.isExpressionStatement(candidate));
  const wrong = program.getSyntacticDiagnostics(file)[0];
  if (statement === undefined || wrong !== undefined) {
    return no(
      wrong === undefined ? '.type needs an expression' : ts.flattenDiagnosticMessageText(wrong.messageText, '\n'),
    );
  }
  const { expression: parenthesized } = statement as TypeScript.ExpressionStatement;
  const inner = ts.isParenthesizedExpression(parenthesized) ? parenthesized.expression : parenthesized;
  // What is wrong within the expression comes first: its type says nothing then.
  const error = program.getSemanticDiagnostics(file).find(({ start = 0 }) => start >= inner.getStart());
  if (error !== undefined) return no(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(inner);
  return { text: checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation), found: true };
}

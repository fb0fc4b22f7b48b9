import { DiagnosticBag } from '../../../compiler/diagnostics.ts';
import { type AnalyzeOptions, analyze } from '../../../compiler/scope/analyze.ts';
import { Binding, type ModuleInfo } from '../../../compiler/scope/scope.ts';
import { forEachChild, type Identifier, type Node, NodeType } from '../../../compiler/syntax/ast.ts';
import { parse } from '../../../compiler/syntax/parser.ts';

export type Goal = 'module' | 'script';

/** A module analyzed, with its findings. */
export interface Analyzed {
  info: ModuleInfo;
  diagnostics: DiagnosticBag;
}

export function analyzeText(text: string, goal: Goal = 'module', options: AnalyzeOptions = {}): Analyzed {
  const diagnostics = new DiagnosticBag();
  const source = new TextEncoder().encode(text);
  const program = parse(source, { sourceType: goal, typescript: true, fileName: 'test.ts' }, diagnostics);
  return { info: analyze(program, diagnostics, options), diagnostics };
}

/** The codes of all findings. */
export function codesOf(text: string, goal: Goal = 'module'): string[] {
  return analyzeText(text, goal).diagnostics.items.map((item) => item.code);
}

/** All identifiers with that name that refer to a variable and do not declare it, in source order. */
export function references(info: ModuleInfo, name: string): Identifier[] {
  const found: Identifier[] = [];
  const visit = (node: Node): void => {
    if (node.type === NodeType.Identifier && node.name === name && node.binding instanceof Binding) {
      if (node.binding.declaration !== node) found.push(node);
    }
    forEachChild(node, visit);
  };
  visit(info.program);
  return found;
}

/** The binding of the first reference to a name. */
export function bindingOf(info: ModuleInfo, name: string): Binding {
  const binding = references(info, name)[0]?.binding;
  if (!binding) throw new Error(`no reference to ${name}`);
  return binding;
}

// The flow on one screen: source bytes → tree → scopes → linked unit → HIR → passes → BIR → words → image.

import { type Diagnostic, DiagnosticBag } from './diagnostics.ts';
import { Lowering, LoweringArrays, LoweringDumps } from './hir/lower.ts';
import { lowerUnit } from './hir/modules.ts';
import { Unit } from './hir/unit.ts';
import { printImage } from './image/disassemble.ts';
import { ImageBuilder } from './image/image-builder.ts';
import { writeImage } from './image/write.ts';
import { analyzeExternalModule, analyzeJsonModule } from './link/json.ts';
import { link } from './link/link.ts';
import { ModuleInput } from './link/unit.ts';
import { analyze, analyzeEval } from './scope/analyze.ts';
import { GLOBAL_SCOPES, Surroundings } from './scope/eval-scopes.ts';
import { printScopes } from './scope/print.ts';
import type { ModuleInfo } from './scope/scope.ts';
import { NodeType, Program } from './syntax/ast.ts';
import { parse } from './syntax/parser.ts';

/** What a source is. 'auto' is a module if it has module syntax, else a script. */
export type SourceKind = 'module' | 'script' | 'auto' | 'json';

/** One source. */
export interface Source {
  /** Shown in messages and stack traces; tells modules apart. */
  name: string;
  text: Uint8Array;
  kind: SourceKind;
  /** Type syntax is allowed. Default: unless the name ends in .js, .mjs or .cjs. */
  typescript?: boolean;
}

/** Finds what a module imports; null, or a text that says why, if there is no such module. */
export type ModuleLoader = (specifier: string, importer: string) => Source | string | null;

/** The arrows that can be dumped. */
export type DumpKind = 'scopes' | 'hir' | 'bir' | 'image';

/** How to compile a source, and what to write down on the way. */
export interface CompileOptions {
  /** Needed by sources that import something. */
  load?: ModuleLoader;
  /** The result of a script is the value of its last expression statement. */
  completionValue?: boolean;
  /** What a construct that is not supported yet does: 'error' (the default) here, or 'throw' when the program gets to it. */
  unsupported?: 'error' | 'throw';
  /**
   * The unit joins others, for an import() at run time: modules that are there, by name, with the names that they export. `load` gives
   * these by name; their text is not read.
   */
  known?: ReadonlyMap<string, readonly string[]>;
  /** Properties of import.meta in a module of this name; none if absent. */
  importMeta?: (name: string) => Readonly<Record<string, string>>;
  /** Decorators are those of TypeScript's option of this name, not the standard ones. */
  experimentalDecorators?: boolean;
  /** Library code: `$name(…)` calls an intrinsic. */
  library?: boolean;
  /** Arrows to write down. */
  dumps?: readonly DumpKind[];
  /** Check invariants after every step. */
  verify?: boolean;
}

/** A finding and the source it is in. */
export interface SourceDiagnostic {
  source: Source;
  diagnostic: Diagnostic;
}

/** What `compile` returns; it throws for bugs of its own only. */
export interface CompileResult {
  /** Null if there are errors. */
  image: Uint8Array | null;
  /** Findings of all sources, errors and warnings. */
  diagnostics: SourceDiagnostic[];
  /** Every source that was read; the entry is the first. */
  sources: Source[];
  dumps: Partial<Record<DumpKind, string>>;
}

/** What a string is compiled as. */
export type EvalKind = 'eval' | 'function' | 'generator' | 'async' | 'asyncGenerator';

const FUNCTION_HEADS: Record<Exclude<EvalKind, 'eval'>, string> = {
  function: 'function anonymous',
  generator: 'function* anonymous',
  async: 'async function anonymous',
  asyncGenerator: 'async function* anonymous',
};

/**
 * Compiles a string for `eval`, where `around` describes the scopes of a direct call (scope/eval-scopes.ts) and is empty otherwise; or the
 * body of a function for its constructor, where `around` has the parameters.
 */
export function compileString(kind: EvalKind, text: string, around: string, name: string): CompileResult {
  const encoder = new TextEncoder();
  const sourceOf = (code: string): Source => ({ name, text: encoder.encode(code), kind: 'script', typescript: false });
  if (kind === 'eval') return compileEval(sourceOf(text), around);
  // Parameters and body must be what they are by themselves: neither may end the other. spec: sec-createdynamicfunction, steps 16 to 20
  const head = FUNCTION_HEADS[kind];
  const alone = [`(${head}(\n) {\n${text}\n})`, `(${head}(${around}\n) {\n})`];
  for (const part of alone) {
    const source = sourceOf(part);
    const diagnostics = new DiagnosticBag();
    const program = parse(source.text, { sourceType: 'script', typescript: false, fileName: name }, diagnostics);
    if (!diagnostics.hasErrors && !isOneFunction(program)) diagnostics.error('TG1124', 0, 0);
    if (diagnostics.hasErrors) return failed(source, diagnostics);
  }
  return compileEval(sourceOf(`(${head}(${around}\n) {\n${text}\n})`), GLOBAL_SCOPES);
}

/** Is there nothing but a function in parentheses? */
function isOneFunction({ body }: Program): boolean {
  const first = body[0];
  return (
    body.length === 1 &&
    first.type === NodeType.ExpressionStatement &&
    first.expression.type === NodeType.FunctionExpression
  );
}

function failed(source: Source, diagnostics: DiagnosticBag): CompileResult {
  const found = diagnostics.items.map((diagnostic) => ({ source, diagnostic }));
  return { image: null, diagnostics: found, sources: [source], dumps: {} };
}

/** Those of the last string: to make them would take longer than to compile a short one. */
let spareArrays: LoweringArrays | null = null;

function compileEval(source: Source, around: string): CompileResult {
  const diagnostics = new DiagnosticBag();
  const nobody = new Program(0, 0, [], 'script', false, false);
  const surroundings = new Surroundings(around, nobody);
  const info = evalFrontEnd(source, surroundings, diagnostics);
  if (info === null || diagnostics.hasErrors) return failed(source, diagnostics);
  const linked = link([new ModuleInput(source.name, info, new Map(), diagnostics)], source.name);
  linked.variableCount = surroundings.variableCount;
  linked.recordsVariable = -1;
  const image = new ImageBuilder();
  image.outerSlots = surroundings.slots;
  const unit = new Unit(image, diagnostics, false, true, false);
  try {
    const arrays = spareArrays ?? new LoweringArrays();
    // not to be taken twice, whatever a callback compiles meanwhile
    spareArrays = null;
    lowerUnit(unit, new Lowering(unit, new LoweringDumps(), false, arrays), linked, () => source.text);
    if (arrays.areSmall) spareArrays = arrays;
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    unit.error('TG1106', 0, 0);
  }
  if (diagnostics.hasErrors) return failed(source, diagnostics);
  return { image: writeImage(image), diagnostics: [], sources: [source], dumps: {} };
}

function evalFrontEnd(source: Source, surroundings: Surroundings, diagnostics: DiagnosticBag): ModuleInfo | null {
  try {
    const options = { sourceType: 'script' as const, typescript: false, fileName: source.name, surroundings };
    const program = parse(source.text, options, diagnostics);
    return diagnostics.hasErrors ? null : analyzeEval(program, surroundings, diagnostics);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    diagnostics.error('TG1106', 0, 0);
    return null;
  }
}

/** A source on its way. */
class Loaded {
  readonly source: Source;
  readonly diagnostics = new DiagnosticBag();
  readonly info: ModuleInfo;
  readonly imports = new Map<string, string>();
  readonly failures = new Map<string, string>();
  constructor(source: Source, known: readonly string[] | undefined, legacyDecorators: boolean) {
    this.source = source;
    this.info =
      known === undefined
        ? frontEnd(source, this.diagnostics, legacyDecorators)
        : analyzeExternalModule(known, this.diagnostics);
  }
}

/** Bytes → tree → scopes. */
function frontEnd(source: Source, diagnostics: DiagnosticBag, legacyDecorators: boolean): ModuleInfo {
  if (source.kind === 'json') return analyzeJsonModule(source.text, diagnostics);
  const typescript = source.typescript ?? !/\.[cm]?js$/.test(source.name);
  const options = { sourceType: source.kind, typescript, fileName: source.name };
  // Only TypeScript drops imports that no value needs.
  const scopes = { elideImports: typescript, legacyDecorators };
  try {
    return analyze(parse(source.text, options, diagnostics), diagnostics, scopes);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    diagnostics.error('TG1106', 0, 0);
    return analyze(parse(new Uint8Array(0), options, diagnostics), diagnostics);
  }
}

/**
 * The parser bounds the depth of the tree for the usual size of the host's stack. The embedder may have used most of it:
 * then the passes run into its end, which is a finding like any other.
 */
function isStackOverflow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // V8 and JavaScriptCore throw a RangeError, SpiderMonkey an InternalError. A regular expression would need more of the stack.
  return error.message === 'Maximum call stack size exceeded' || error.message === 'too much recursion';
}

/** Reads the entry and everything that it imports. */
function loadAll(entry: Source, options: CompileOptions): Loaded[] {
  const { load } = options;
  const legacyDecorators = options.experimentalDecorators === true;
  const loaded = [new Loaded(entry, undefined, legacyDecorators)];
  const isScript = loaded[0].info.program.sourceType === 'script';
  const byName = new Map<string, Loaded>([[entry.name, loaded[0]]]);
  for (let i = 0; i < loaded.length; i++) {
    const module = loaded[i];
    const specifiers = new Set(module.info.requests.map((request) => request.specifier));
    for (const specifier of module.info.dynamicImports) specifiers.add(specifier);
    for (const specifier of specifiers) {
      let found = load === undefined ? null : load(specifier, module.source.name);
      if (typeof found === 'string') module.failures.set(specifier, found);
      if (found === null || typeof found === 'string') continue;
      // A script that imports itself is another thing as a module.
      if (found.name === entry.name && isScript) found = { ...found, name: `${found.name} (module)` };
      module.imports.set(specifier, found.name);
      if (byName.has(found.name)) continue;
      const next = new Loaded(found, options.known?.get(found.name), legacyDecorators);
      byName.set(found.name, next);
      loaded.push(next);
    }
  }
  return loaded;
}

/** Compiles a source, and what it imports, into one image. */
export function compile(entry: Source, options: CompileOptions = {}): CompileResult {
  const wanted = options.dumps ?? [];
  const loaded = loadAll(entry, options);
  const inputs = loaded.map((one) => {
    const input = new ModuleInput(one.source.name, one.info, one.imports, one.diagnostics);
    for (const [specifier, why] of one.failures) input.failures.set(specifier, why);
    return input;
  });
  const linked = link(inputs, entry.name, options.known !== undefined);
  const result: CompileResult = { image: null, diagnostics: [], sources: loaded.map((one) => one.source), dumps: {} };
  if (wanted.includes('scopes')) result.dumps.scopes = printScopes(loaded[0].info, entry.text);
  // What only an import() leads to may be wrong: then it rejects.
  const broken = new Set(linked.modules.filter((module) => module.broken !== null).map((module) => module.diagnostics));
  const counted = loaded.filter((one) => !broken.has(one.diagnostics));
  if (!counted.some((one) => one.diagnostics.hasErrors)) {
    const image = new ImageBuilder();
    const unit = new Unit(
      image,
      loaded[0].diagnostics,
      options.library === true,
      options.completionValue === true,
      options.unsupported === 'throw',
    );
    if (options.importMeta !== undefined) unit.importMeta = options.importMeta;
    const dumps = new LoweringDumps();
    if (wanted.includes('hir')) dumps.hir = [];
    if (wanted.includes('bir')) dumps.bir = [];
    try {
      lowerUnit(unit, new Lowering(unit, dumps, options.verify === true), linked, (id) => {
        const one = loaded.find((candidate) => candidate.source.name === id) as Loaded;
        return one.source.text;
      });
    } catch (error) {
      if (!isStackOverflow(error)) throw error;
      unit.error('TG1106', 0, 0);
    }
    if (!counted.some((one) => one.diagnostics.hasErrors)) result.image = writeImage(image);
    if (dumps.hir !== null) result.dumps.hir = dumps.hir.join('\n');
    if (dumps.bir !== null) result.dumps.bir = dumps.bir.join('\n');
    if (wanted.includes('image') && result.image !== null) result.dumps.image = printImage(result.image);
  }
  for (const one of counted) {
    for (const diagnostic of one.diagnostics.items) result.diagnostics.push({ source: one.source, diagnostic });
  }
  return result;
}

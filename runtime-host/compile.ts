// Sources → Program: finds the modules, drives the compiler, and gathers its findings.

import { formatDiagnostic, LineMap, Severity } from '../compiler/diagnostics.ts';
import { compile, type DumpKind, type Source } from '../compiler/pipeline.ts';
import { CompileError, InvalidArgumentError, type LocatedDiagnostic } from './errors.ts';
import { rejectUnknownOptions } from './limits.ts';
import { MapLoader, type ModuleLoader } from './modules/loader.ts';
import { ResolveError } from './modules/resolve-error.ts';
import { Program } from './program.ts';

/** One source, or several modules by name. */
export type ProgramSource =
  | string
  | Uint8Array
  | {
      /** Sources by name: `'main.ts'`, `'lib/math.ts'`, `'data.json'`. Relative imports lead from one to another. */
      modules: Readonly<Record<string, string | Uint8Array>>;
      /** Name of the module that runs; the first one if absent. */
      entry?: string;
    };

/** How to compile. */
export interface CompileOptions {
  /** Name of a single source in messages and traces; `program.ts` if absent. A name that ends in .js allows no type syntax. */
  fileName?: string;
  /** 'auto' is a module when the source has an import or export, else a script. If absent, the name decides: `.mjs` is a module, and a file as Node has it. */
  kind?: 'module' | 'script' | 'auto';
  /** ANSI colours in formatted messages. */
  color?: boolean;
  /** Properties of import.meta in the module of this name; none if absent. */
  importMeta?: (name: string) => Readonly<Record<string, string>>;
  /** `run` gives the value of a script's last expression statement. True if absent. */
  completionValue?: boolean;
  /** Decorators are those of TypeScript's option of this name; the standard ones if absent. */
  experimentalDecorators?: boolean;
}

const KNOWN_OPTIONS = ['fileName', 'kind', 'color', 'completionValue', 'importMeta', 'experimentalDecorators'];

const DEFAULT_NAME = 'program.ts';

/** What `Engine.compile` does. */
export function compileProgram(source: ProgramSource, options: CompileOptions = {}): Program {
  rejectUnknownOptions(options, KNOWN_OPTIONS, 'compile()');
  if (typeof source === 'string' || source instanceof Uint8Array) {
    const name = options.fileName ?? DEFAULT_NAME;
    return compileModules(new MapLoader({ [name]: source }), name, options);
  }
  if (typeof source !== 'object' || source === null || typeof source.modules !== 'object') {
    throw new InvalidArgumentError('compile() needs a source text or an object with modules');
  }
  const entry = source.entry ?? Object.keys(source.modules)[0];
  if (entry === undefined) throw new InvalidArgumentError('compile() needs at least one module');
  return compileModules(new MapLoader(source.modules), entry, options);
}

/** What only parts of this host say. */
export interface UnitOptions extends CompileOptions {
  /** The program joins others, for an import(): modules that are there, with the names that they export. */
  known?: ReadonlyMap<string, readonly string[]>;
  /** Hears of each source that is read, whether or not it can be compiled. */
  onSource?: (text: Uint8Array) => void;
}

/** Compiles the module `entry` and all that it imports. Throws `CompileError` if there are errors. */
export function compileModules(loader: ModuleLoader, entry: string, options: UnitOptions = {}): Program {
  return compileWithDumps(loader, entry, options, []).program;
}

/** The same, and the stages that were asked for. */
export function compileWithDumps(
  loader: ModuleLoader,
  entry: string,
  options: UnitOptions,
  dumps: readonly DumpKind[],
): { program: Program; dumps: Partial<Record<DumpKind, string>> } {
  // The compiler knows modules by the names that it shows.
  const ids = new Map<string, string>();
  const sourceOf = (id: string, kind: 'module' | 'script' | 'auto'): Source => {
    const name = loader.displayName(id);
    ids.set(name, id);
    const format = loader.kind(id);
    const text = loader.load(id);
    options.onSource?.(text);
    return {
      name,
      text,
      kind: format === 'json' ? 'json' : kind,
      typescript: format !== 'javascript',
    };
  };
  const result = compile(sourceOf(entry, options.kind ?? loader.goal(entry)), {
    load(specifier, importer) {
      try {
        return sourceOf(loader.resolve(specifier, ids.get(importer) as string), 'module');
      } catch (error) {
        if (error instanceof ResolveError) return error.reason;
        throw error;
      }
    },
    completionValue: options.completionValue ?? true,
    importMeta: options.importMeta,
    known: options.known,
    experimentalDecorators: options.experimentalDecorators,
    dumps,
  });
  const located = locate(result.diagnostics, options.color === true);
  if (result.image === null) throw new CompileError(located);
  const sources = new Map(result.sources.map((source) => [source.name, source.text]));
  return { program: new Program(result.image, loader.displayName(entry), located, sources), dumps: result.dumps };
}

function locate(
  findings: readonly { source: Source; diagnostic: LocatedDiagnostic['diagnostic'] }[],
  color: boolean,
): LocatedDiagnostic[] {
  const maps = new Map<Source, LineMap>();
  const located: LocatedDiagnostic[] = [];
  for (const { source, diagnostic } of findings) {
    let lines = maps.get(source);
    if (lines === undefined) maps.set(source, (lines = new LineMap(source.text)));
    const { line, utf16Column } = lines.positionAt(diagnostic.start);
    const formatted = formatDiagnostic(diagnostic, source.name, lines, { color });
    located.push({ diagnostic, fileName: source.name, line, column: utf16Column, formatted });
  }
  // Errors first, each file in the order of its lines.
  const rank = (d: LocatedDiagnostic): number => (d.diagnostic.severity === Severity.Error ? 0 : 1);
  return located.sort(
    (a, b) => rank(a) - rank(b) || (a.fileName === b.fileName ? a.diagnostic.start - b.diagnostic.start : 0),
  );
}

// Modules that a program asks for while it runs: import() of a specifier that the compiler did not see.

import { type CompileOptions, compileModules } from '../compile.ts';
import { CompileError } from '../errors.ts';
import type { ModuleLoader } from './loader.ts';
import { ResolveError } from './resolve-error.ts';

/** Modules that are there, by name, with the names that they export. */
export type KnownModules = ReadonlyMap<string, readonly string[]>;

/** What an import() gets: the image of a unit that brings the module, the name of one that is there, or why there is none. */
export type Brought = Uint8Array | string | { notFound: string };

/** The importer and the modules that are there, from the text that the guest made: see vm-assembly/lib/modules.ts. */
export function readKnown(around: string): { importer: string; known: KnownModules } {
  const [importer, ...modules] = around.split('\x01');
  const known = new Map<string, string[]>();
  for (const module of modules) {
    const [name, ...exports] = module.split('\0');
    known.set(name, exports);
  }
  return { importer, known };
}

/** How they are compiled: as the program that asks. */
export type ModuleCompilerOptions = Pick<CompileOptions, 'importMeta' | 'experimentalDecorators'>;

/** Finds and compiles modules for programs that run. */
export class ModuleCompiler {
  /** What was read so far, by the names that stack traces use. */
  readonly sources = new Map<string, Uint8Array>();
  /** Bytes of all sources that were compiled so far, or could not be. */
  work = 0;
  private readonly loader: ModuleLoader;
  private readonly options: ModuleCompilerOptions;

  constructor(loader: ModuleLoader, options: ModuleCompilerOptions = {}) {
    this.loader = loader;
    this.options = options;
  }

  /** Throws `SyntaxError`. */
  bring(specifier: string, importer: string, known: KnownModules): Brought {
    try {
      const id = this.loader.resolve(specifier, this.loader.idOf(importer));
      const name = this.loader.displayName(id);
      if (known.has(name)) return name;
      const program = compileModules(this.loader, id, {
        ...this.options,
        kind: 'module',
        known,
        onSource: (text) => {
          this.work += text.length;
        },
      });
      for (const [source, text] of program.sources) this.sources.set(source, text);
      return program.image;
    } catch (error) {
      if (error instanceof ResolveError) {
        return { notFound: `Cannot find module '${specifier}' imported from ${importer}: ${error.reason}` };
      }
      if (!(error instanceof CompileError)) throw error;
      const { diagnostic, fileName } = error.diagnostics[0];
      const message = `${diagnostic.message} (${fileName})`;
      if (diagnostic.code === 'TG2102') return { notFound: message };
      throw new SyntaxError(message);
    }
  }
}

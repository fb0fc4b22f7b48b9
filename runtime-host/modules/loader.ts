// Where the modules of a program come from: files, or sources that the embedder gives by name.

import { readFileSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import { InvalidArgumentError, TungstenError } from '../errors.ts';
import { ResolveError, resolveModule, type SourceGoal, type SourceKind, sourceGoal, sourceKind } from './resolve.ts';

/** Finds modules. An id names a module once and for all. */
export interface ModuleLoader {
  /** Id of the module that `specifier` means in the module `importer`. Throws `ResolveError`. */
  resolve(specifier: string, importer: string): string;
  load(id: string): Uint8Array;
  kind(id: string): SourceKind;
  /** What it is if a program begins with it. */
  goal(id: string): SourceGoal;
  /** How messages and stack traces call it. */
  displayName(id: string): string;
  /** The module that they call so. */
  idOf(name: string): string;
}

/** Modules are files; ids are absolute paths. */
export class FileLoader implements ModuleLoader {
  private readonly folder: string;

  /** Names are shown relative to `folder`. */
  constructor(folder = process.cwd()) {
    this.folder = folder;
  }

  resolve(specifier: string, importer: string): string {
    return resolveModule(specifier, importer);
  }

  load(id: string): Uint8Array {
    try {
      return readFileSync(id);
    } catch (error) {
      throw new TungstenError(`cannot read ${this.displayName(id)}: ${(error as NodeJS.ErrnoException).code}`);
    }
  }

  kind(id: string): SourceKind {
    return sourceKind(id);
  }

  goal(id: string): SourceGoal {
    return sourceGoal(id);
  }

  displayName(id: string): string {
    const shown = relative(this.folder, id);
    return shown.startsWith('..') ? id : shown.split(sep).join('/');
  }

  idOf(name: string): string {
    return resolve(this.folder, name);
  }
}

/** One source that did not come from a file (stdin, an expression), whose imports are files. */
export class SourceLoader extends FileLoader {
  private readonly id: string;
  private readonly source: Uint8Array;
  private readonly name: string;

  /** `id` is the path that relative imports start from; `name` is shown. */
  constructor(id: string, source: Uint8Array, name: string) {
    super();
    this.id = id;
    this.source = source;
    this.name = name;
  }

  override load(id: string): Uint8Array {
    return id === this.id ? this.source : super.load(id);
  }

  override kind(id: string): SourceKind {
    return id === this.id ? 'typescript' : super.kind(id);
  }

  override goal(id: string): SourceGoal {
    return id === this.id ? 'auto' : super.goal(id);
  }

  override displayName(id: string): string {
    return id === this.id ? this.name : super.displayName(id);
  }

  override idOf(name: string): string {
    return name === this.name ? this.id : super.idOf(name);
  }
}

/** Modules by name, as an embedder gives them. Names are paths with slashes; relative specifiers are relative to the importer. */
export class MapLoader implements ModuleLoader {
  private readonly modules = new Map<string, Uint8Array>();

  constructor(modules: Readonly<Record<string, string | Uint8Array>>) {
    for (const [name, source] of Object.entries(modules)) {
      if (typeof source !== 'string' && !(source instanceof Uint8Array)) {
        throw new InvalidArgumentError(`the source of module '${name}' must be a string or bytes`);
      }
      this.modules.set(posix.normalize(name), typeof source === 'string' ? new TextEncoder().encode(source) : source);
    }
  }

  resolve(specifier: string, importer: string): string {
    const relativeTo = /^\.\.?(?:\/|$)/.test(specifier) ? posix.join(posix.dirname(importer), specifier) : specifier;
    const path = posix.normalize(relativeTo);
    const stem = path.replace(/\.[cm]?js$/, '');
    const candidates = [
      path,
      `${stem}.ts`,
      `${path}.ts`,
      `${path}.js`,
      `${path}.json`,
      `${path}/index.ts`,
      `${path}/index.js`,
    ];
    const found = candidates.find((name) => this.modules.has(name));
    if (found === undefined) throw new ResolveError(specifier, importer, 'it is not among the modules that were given');
    return found;
  }

  load(id: string): Uint8Array {
    const source = this.modules.get(posix.normalize(id));
    if (source === undefined) throw new InvalidArgumentError(`there is no module '${id}' among those that were given`);
    return source;
  }

  kind(id: string): SourceKind {
    return sourceKind(id);
  }

  goal(id: string): SourceGoal {
    return /\.m[jt]s$/.test(id) ? 'module' : 'auto';
  }

  displayName(id: string): string {
    return id;
  }

  idOf(name: string): string {
    return name;
  }
}

// Where the modules of a program come from: files (files.ts), or sources that the embedder gives by name.

import { posix } from 'node:path';
import { InvalidArgumentError } from '../errors.ts';
import { ResolveError } from './resolve-error.ts';
import { type SourceGoal, type SourceKind, sourceKind } from './source-kind.ts';

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

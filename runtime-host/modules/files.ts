// Modules that are files: what the command line runs.

import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { TungstenError } from '../errors.ts';
import type { ModuleLoader } from './loader.ts';
import { resolveModule, sourceGoal } from './resolve.ts';
import { type SourceGoal, type SourceKind, sourceKind } from './source-kind.ts';

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

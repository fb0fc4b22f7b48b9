// The modules of a checkout, for import() of specifiers that the compiler did not see.

import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { ModuleLoader } from '../../runtime-host/modules/loader.ts';
import { ResolveError } from '../../runtime-host/modules/resolve-error.ts';
import type { SourceGoal, SourceKind } from '../../runtime-host/modules/source-kind.ts';

/** Ids are paths below `root`. */
export class SuiteLoader implements ModuleLoader {
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  resolve(specifier: string, importer: string): string {
    const path = join(dirname(importer), specifier);
    try {
      readFileSync(join(this.root, path));
    } catch {
      throw new ResolveError(specifier, importer, 'there is no such file');
    }
    return path.split(sep).join('/');
  }

  load(id: string): Uint8Array {
    return readFileSync(join(this.root, id));
  }

  kind(id: string): SourceKind {
    return id.endsWith('.json') ? 'json' : 'javascript';
  }

  goal(): SourceGoal {
    return 'module';
  }

  displayName(id: string): string {
    return id;
  }

  idOf(name: string): string {
    return name;
  }
}

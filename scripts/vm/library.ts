// vm-assembly/lib/index.ts and what it imports → one image, by our own compiler.

import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { formatDiagnostic, LineMap } from '../../compiler/diagnostics.ts';
import { compile, type Source } from '../../compiler/pipeline.ts';
import { ROOT } from './sources.ts';

const FOLDER = join(ROOT, 'vm-assembly', 'lib');

/** The image of the built-ins that are written in TypeScript; undefined if there are none. */
export function compileLibrary(): Uint8Array | undefined {
  if (!existsSync(join(FOLDER, 'index.ts'))) return undefined;
  const sourceOf = (name: string): Source => ({ name, text: readFileSync(join(FOLDER, name)), kind: 'module' });
  const result = compile(sourceOf('index.ts'), {
    library: true,
    load: (specifier, importer) => sourceOf(posix.join(posix.dirname(importer), specifier)),
  });
  if (result.image === null) {
    const findings = result.diagnostics.map(({ source, diagnostic }) =>
      formatDiagnostic(diagnostic, `vm-assembly/lib/${source.name}`, new LineMap(source.text)),
    );
    throw new Error(`the library does not compile:\n${findings.join('\n')}`);
  }
  return result.image;
}

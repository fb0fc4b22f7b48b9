// vm-assembly/lib/index.ts and what it imports → one image, web.ts and console.ts → images that are loaded later, by our own compiler.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { formatDiagnostic, LineMap } from '../../compiler/diagnostics.ts';
import { compile, type Source } from '../../compiler/pipeline.ts';
import { NORMALIZATION_TABLES } from './generated/normalization.ts';
import { ROOT } from './sources.ts';

const FOLDER = join(ROOT, 'vm-assembly', 'lib');

/** Images of the built-ins that are written in TypeScript. */
export interface Library {
  /** What is there from the start. */
  start: Uint8Array;
  /** What is loaded when it is first needed, in the order of `LazyPart`. */
  lazy: Uint8Array[];
  /** What lies behind that: `LazyPart.Normalization`. */
  tables: Uint8Array;
}

export function compileLibrary(): Library {
  return {
    start: compileEntry('index.ts'),
    lazy: [compileEntry('web.ts'), compileEntry('console.ts')],
    tables: Buffer.from(NORMALIZATION_TABLES, 'base64'),
  };
}

function compileEntry(entry: string): Uint8Array {
  const sourceOf = (name: string): Source => ({ name, text: readFileSync(join(FOLDER, name)), kind: 'module' });
  const result = compile(sourceOf(entry), {
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

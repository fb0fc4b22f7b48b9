import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DiagnosticBag } from '../../../compiler/diagnostics.ts';
import { analyze } from '../../../compiler/scope/analyze.ts';
import { printScopes } from '../../../compiler/scope/print.ts';
import { parse } from '../../../compiler/syntax/parser.ts';

// UPDATE_GOLDEN=1 writes the expectations anew; read the difference before committing it.
const update = process.env.UPDATE_GOLDEN === '1';
const directory = fileURLToPath(new URL('../../golden/scopes/', import.meta.url));

describe('golden scopes', () => {
  for (const name of readdirSync(directory)) {
    if (!/\.(ts|js)$/.test(name)) continue;
    it(name, () => {
      const source = readFileSync(directory + name);
      const diagnostics = new DiagnosticBag();
      const options = { sourceType: 'auto', typescript: name.endsWith('.ts'), fileName: name } as const;
      const info = analyze(parse(source, options, diagnostics), diagnostics);
      expect(diagnostics.items).toEqual([]);
      const text = printScopes(info, source);
      const path = `${directory}${name}.txt`;
      if (update) writeFileSync(path, text);
      expect(text).toBe(readFileSync(path, 'utf8'));
    });
  }
});

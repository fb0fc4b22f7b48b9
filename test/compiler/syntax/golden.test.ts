import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DiagnosticBag } from '../../../compiler/diagnostics.ts';
import { type ParseOptions, parse } from '../../../compiler/syntax/parser.ts';
import { printAst, printTokens } from '../../../compiler/syntax/print.ts';

// UPDATE_GOLDEN=1 writes the expectations anew; read the difference before committing it.
const update = process.env.UPDATE_GOLDEN === '1';

function check(folder: string, dump: (source: Uint8Array, options: ParseOptions) => string): void {
  const directory = fileURLToPath(new URL(`../../golden/${folder}/`, import.meta.url));
  for (const name of readdirSync(directory)) {
    if (!/\.(ts|js)$/.test(name)) continue;
    it(name, () => {
      const source = readFileSync(directory + name);
      const options: ParseOptions = { sourceType: 'auto', typescript: name.endsWith('.ts'), fileName: name };
      const text = dump(source, options);
      const path = `${directory}${name}.txt`;
      if (update) writeFileSync(path, text);
      expect(text).toBe(readFileSync(path, 'utf8'));
    });
  }
}

describe('golden trees', () => {
  check('ast', (source, options) => {
    const diagnostics = new DiagnosticBag();
    const program = parse(source, options, diagnostics);
    expect(diagnostics.items).toEqual([]);
    return printAst(program);
  });
});

describe('golden tokens', () => {
  check('tokens', printTokens);
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, type DumpKind } from '../../compiler/pipeline.ts';

// What the later stages make of small programs. `npm run golden` writes the expectations anew; read the difference before
// committing it.
const update = process.env.UPDATE_GOLDEN === '1';
const directory = fileURLToPath(new URL('../golden/lowering/', import.meta.url));
const STAGES: DumpKind[] = ['scopes', 'hir', 'bir', 'image'];

describe.each(readdirSync(directory).filter((name) => /\.(ts|js)$/.test(name)))('golden %s', (name) => {
  const text = readFileSync(directory + name);
  const result = compile({ name, text, kind: 'auto' }, { dumps: STAGES, verify: true });
  it('compiles', () => {
    expect(result.diagnostics).toEqual([]);
    expect(result.image).not.toBeNull();
  });
  it.each(STAGES)('%s', (stage) => {
    const path = `${directory}${name}.${stage}.txt`;
    const found = `${result.dumps[stage]?.trimEnd()}\n`;
    if (update) writeFileSync(path, found);
    expect(existsSync(path)).toBe(true);
    expect(found).toBe(readFileSync(path, 'utf8'));
  });
});

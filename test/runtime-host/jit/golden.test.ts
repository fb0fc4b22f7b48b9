import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dumpJit } from '../../../runtime-host/cli/dump-jit.ts';
import { UsageError } from '../../../runtime-host/cli/report.ts';
import { FileLoader } from '../../../runtime-host/modules/files.ts';

// What the JIT makes of small functions, each named as its file: the form of the builder, the form after the last pass, the module.
// `npm run golden` writes the expectations anew; read the difference before committing it.
const update = process.env.UPDATE_GOLDEN === '1';
const directory = fileURLToPath(new URL('../../golden/jit/', import.meta.url));
const DUMPS = {
  build: { ssa: true },
  dce: { ssa: true, stage: 'dce' },
  wat: { wat: true },
};

describe.each(readdirSync(directory).filter((name) => name.endsWith('.ts')))('golden %s', (name) => {
  it.each(Object.entries(DUMPS))('%s', async (stage, options) => {
    const path = `${directory}${name}.${stage}.txt`;
    const found = await dumpJit(new FileLoader(), directory + name, { ...options, function: basename(name, '.ts') });
    if (update) writeFileSync(path, found);
    expect(existsSync(path)).toBe(true);
    expect(found).toBe(readFileSync(path, 'utf8'));
  });
});

describe('dumpJit', () => {
  const dump = (options: Parameters<typeof dumpJit>[2]) => dumpJit(new FileLoader(), `${directory}sum.ts`, options);

  it('names what was compiled when the function was not', async () => {
    await expect(dump({ ssa: true, function: 'nothing' })).rejects.toThrow(/'nothing' did not get hot.*sum/);
  });

  it('names the stages there are', async () => {
    await expect(dump({ ssa: true, function: 'sum', stage: 'nothing' })).rejects.toThrow(/build, truncate/);
  });

  it('needs a name', async () => {
    await expect(dump({ wat: true })).rejects.toThrow(UsageError);
  });
});

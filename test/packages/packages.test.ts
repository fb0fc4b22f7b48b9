/**
 * Code from npm prints the same in Tungsten as in Node. Each program is bundled, then run by `tungsten run` and by Node.
 * What is known to fail stands in ledger.json with its reason; a listed program that passes is a failure, so the ledger only shrinks.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, missingPackages, programs } from './bundle.ts';

const CLI = resolve('dist/runtime-host/cli/main.js');
const ledger = JSON.parse(readFileSync(join(import.meta.dirname, 'ledger.json'), 'utf8')) as Record<string, string>;
const missing = missingPackages();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-packages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function output(args: string[]): { stdout: string; stderr: string; status: number | null } {
  const env = { ...process.env, TZ: 'UTC', NO_COLOR: '1' };
  return spawnSync(process.execPath, args, { encoding: 'utf8', env, timeout: 60_000 });
}

describe('packages', () => {
  for (const name of programs()) {
    const known = ledger[name];
    const title = known === undefined ? name : `${name} (known failure: ${known})`;
    if (missing !== null) {
      test.skip(`${title} [packages are missing: ${missing}]`);
      continue;
    }
    test(title, { timeout: 120_000 }, async () => {
      const file = join(folder, `${name}.mjs`);
      writeFileSync(file, await bundle(name));
      const node = output([file]);
      expect(node.stderr, 'Node').toBe('');
      expect(node.stdout.length, 'Node prints something').toBeGreaterThan(100);
      const tungsten = output([CLI, 'run', file]);
      if (known === undefined) {
        expect(tungsten.stdout + tungsten.stderr).toBe(node.stdout);
        expect(tungsten.status).toBe(0);
      } else {
        expect(tungsten.stdout, `${name} passes: remove it from ledger.json`).not.toBe(node.stdout);
      }
    });
  }
  test('the ledger names only programs that exist', () => {
    expect(Object.keys(ledger).filter((name) => !programs().includes(name))).toEqual([]);
  });
});

/** Programs of more than a thousand lines print in Tungsten what they print in Node. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const TSX = resolve('node_modules/tsx/dist/cli.mjs');
const CLI = resolve('dist/runtime-host/cli/main.js');

function run(args: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
}

describe('large programs', () => {
  for (const name of readdirSync('test/large')) {
    test(name, { timeout: 120_000 }, () => {
      const node = run([TSX, `test/large/${name}`]);
      expect({ stderr: node.stderr, status: node.status }).toEqual({ stderr: '', status: 0 });
      expect(node.stdout.split('\n').length).toBeGreaterThan(60);
      const tungsten = run([CLI, 'run', `test/large/${name}`]);
      expect(tungsten.stdout + tungsten.stderr).toBe(node.stdout);
      expect(tungsten.status).toBe(0);
    });
  }
});

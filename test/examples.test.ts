/** Every program of examples/ prints in Tungsten what it prints in Node. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runGuest } from './support/run-guest.ts';

const TSX = resolve('node_modules/tsx/dist/cli.mjs');

describe('examples', () => {
  for (const name of readdirSync('examples').filter((file) => file.endsWith('.ts'))) {
    test(name, async () => {
      const file = `examples/${name}`;
      const inNode = execFileSync(process.execPath, [TSX, file], { encoding: 'utf8', timeout: 60_000 });
      const { lines, error, syntaxError } = await runGuest(readFileSync(file, 'utf8'), file);
      expect({ error, syntaxError }).toEqual({ error: null, syntaxError: null });
      expect(`${lines.join('\n')}\n`).toBe(inNode.replace(/[ \t]+$/gm, ''));
      expect(lines.length).toBeGreaterThan(5);
    });
  }
});

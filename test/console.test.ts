/**
 * Programs that print much, run by Node and by Tungsten: the same text on both streams. Stack frames are compared by their place, not by
 * what they say; times not at all; and warnings, which Node gives a process number.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HARMLESS } from '../runtime-host/globals/index.ts';
import { sharedEngine } from './support/run-guest.ts';

const FOLDER = resolve('test/console');
const MODULE = 'module.js';

interface Output {
  stdout: string;
  stderr: string;
}

/** Node prints warnings when the turn ends. */
function normalized(text: string): string {
  const warnings = text.match(/^(?:\(node:\d+\) )?Warning: .*$/gm) ?? [];
  return [
    text
      .replace(/^(?:\(node:\d+\) )?Warning: .*\n|^\(Use `node --trace-warnings .*\n/gm, '')
      .replace(/^( *)at .*$/gm, '$1at …')
      .replace(/(?:\n *at …)+/g, '\n    at …')
      .replace(/\b[\d.]+ms$/gm, '…ms'),
    ...warnings.map((warning) => warning.replace(/^\(node:\d+\) /, '')),
  ].join('\n');
}

function inNode(name: string): Output {
  const env = { ...process.env, FORCE_COLOR: undefined, NODE_DISABLE_COLORS: '1', NO_COLOR: undefined, TZ: 'UTC' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [name], { cwd: FOLDER, encoding: 'utf8', env });
  if (status !== 0) throw new Error(stderr);
  return { stdout, stderr };
}

async function inTungsten(name: string): Promise<Output> {
  const engine = await sharedEngine();
  const output = { stdout: '', stderr: '' };
  using isolate = engine.createIsolate({
    stdout: (text) => (output.stdout += text),
    stderr: (text) => (output.stderr += text),
    grants: HARMLESS.filter((name) => name !== 'terminal'),
    timeZone: 'UTC',
  });
  const sourceOf = (file: string): Uint8Array => readFileSync(join(FOLDER, file));
  const modules = { [name]: sourceOf(name), [MODULE]: sourceOf(MODULE) };
  isolate.run(engine.compile({ modules, entry: name }, { kind: 'module' }));
  await isolate.idle();
  return output;
}

describe('console prints what Node prints', () => {
  for (const name of readdirSync(FOLDER).filter((file) => file !== MODULE)) {
    // Node 20 and later releases differ in details, such as the constructors of iterators.
    it.skipIf(!process.version.startsWith('v20.'))(name, { timeout: 120_000 }, async () => {
      const expected = inNode(name);
      const { stdout, stderr } = await inTungsten(name);
      expect(normalized(stdout)).toBe(normalized(expected.stdout));
      expect(normalized(stderr)).toBe(normalized(expected.stderr));
    });
  }
});

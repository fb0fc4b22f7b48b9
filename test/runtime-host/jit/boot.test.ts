import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { boot } from '../../../runtime-host/jit/boot.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-boot-'));
  file = join(folder, 'bundle.cjs');
  writeFileSync(
    file,
    "exports.sum = (a, b) => a + b;\nexports.base = require('node:path').basename('/a/b'); // the last line",
  );
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Exports {
  sum(a: number, b: number): number;
  base: string;
}

test('a bundle runs with what V8 kept of it', () => {
  const first = boot(file);
  expect((first.exports as Exports).sum(1, 2)).toBe(3);
  const second = boot(file, first.script.createCachedData());
  expect(second.script.cachedDataRejected).toBe(false);
  expect((second.exports as Exports).base).toBe('b');
});

test('what was kept of another bundle is not used', () => {
  const cache = boot(file).script.createCachedData();
  writeFileSync(file, 'exports.sum = (a, b) => a - b;');
  const { script, exports } = boot(file, cache);
  expect(script.cachedDataRejected).toBe(true);
  expect((exports as Exports).sum(3, 2)).toBe(1);
});

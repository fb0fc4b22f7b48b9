/** The front end takes every program of test/lang, test/hostile and examples/, and refuses exactly those with early errors. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DiagnosticBag } from '../../compiler/diagnostics.ts';
import { analyze } from '../../compiler/scope/analyze.ts';
import { parse } from '../../compiler/syntax/parser.ts';
import { listLangTests } from '../support/expectations.ts';

const encoder = new TextEncoder();

/** Found by the linker, not by the front end. */
const LATER = /^modules\/missing_export/;

function diagnose(source: string, fileName: string): string[] {
  const diagnostics = new DiagnosticBag();
  const program = parse(encoder.encode(source), { sourceType: 'auto', typescript: true, fileName }, diagnostics);
  if (diagnostics.items.length === 0) analyze(program, diagnostics);
  return diagnostics.items.map(({ code, start }) => `${code} at ${start}`);
}

const tests = listLangTests('test/lang').filter(({ id }) => !LATER.test(id));

describe('the front end', () => {
  test('accepts the language tests', () => {
    const valid = tests.filter(({ expected }) => expected.syntaxError === null);
    const refused = valid
      .map(({ id, source }) => [id, diagnose(source, id)] as const)
      .filter(([, found]) => found.length);
    expect(refused).toEqual([]);
    expect(valid.length).toBeGreaterThan(700);
  });

  test('finds the early errors', () => {
    const invalid = tests.filter(({ expected }) => expected.syntaxError !== null);
    const accepted = invalid.filter(({ id, source }) => diagnose(source, id).length === 0).map(({ id }) => id);
    expect(accepted).toEqual([]);
    expect(invalid.length).toBeGreaterThan(240);
  });

  test.each(['test/hostile', 'examples'])('accepts the programs of %s', (folder) => {
    const refused = readdirSync(folder)
      .map((name) => [name, diagnose(readFileSync(join(folder, name), 'utf8'), name)] as const)
      .filter(([, found]) => found.length > 0);
    expect(refused).toEqual([]);
  });
});

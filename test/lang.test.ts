/**
 * Runs every program of test/lang and compares with the comments in it. What is known to fail stands in
 * test/lang/ledger.json with its reason; a listed program that passes is a failure, so the ledger only shrinks.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differs, hasExpectations, type LangTest, listLangTests } from './support/expectations.ts';
import { runGuest } from './support/run-guest.ts';

const ROOT = resolve('test/lang');
const ledger = JSON.parse(readFileSync(resolve(ROOT, 'ledger.json'), 'utf8')) as Record<string, string>;
const tests = listLangTests(ROOT);

async function difference(program: LangTest): Promise<string | null> {
  try {
    return differs(program.expected, await runGuest(program.source, relative('.', program.file)));
  } catch (thrown) {
    return `the host failed: ${String(thrown)}`;
  }
}

const topics = new Map<string, LangTest[]>();
for (const program of tests) {
  const topic = program.id.split('/')[0];
  topics.set(topic, [...(topics.get(topic) ?? []), program]);
}

for (const [topic, programs] of topics) {
  describe(topic, () => {
    for (const program of programs) {
      const known = ledger[program.id];
      test(known === undefined ? program.id : `${program.id} (known failure: ${known})`, async () => {
        const found = await difference(program);
        if (known === undefined) expect(found, program.id).toBeNull();
        else expect(found, `${program.id} passes: remove it from ledger.json`).not.toBeNull();
      });
    }
  });
}

describe('the corpus', () => {
  test('expects something in every file', () => {
    expect(tests.filter((program) => !hasExpectations(program.source)).map((program) => program.id)).toEqual([]);
  });
  test('has every file that the ledger names', () => {
    const ids = new Set(tests.map((program) => program.id));
    expect(Object.keys(ledger).filter((id) => !ids.has(id))).toEqual([]);
  });
});

/** What the fuzzers found, reduced: one program a find, with the output of Node in its comments. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differs, hasExpectations, listLangTests } from './support/expectations.ts';
import { runGuest } from './support/run-guest.ts';

const programs = listLangTests(resolve('test/regress'));

describe('regressions', () => {
  for (const program of programs) {
    test(program.id, async () => {
      expect(hasExpectations(program.source), 'the file expects something').toBe(true);
      expect(differs(program.expected, await runGuest(program.source, program.id))).toBeNull();
    });
  }
});

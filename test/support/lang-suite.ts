/**
 * The programs of test/lang as tests, on one engine. What is known to fail stands in test/lang/ledger.json with its reason; a listed program
 * that passes is a failure, so the ledger only shrinks.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../runtime-host/index.ts';
import { differs, hasExpectations, type LangTest, listLangTests } from './expectations.ts';
import { parseJit } from './jit-setting.ts';
import { type MeteredOutcome, runGuest, sharedEngine, vmBuild } from './run-guest.ts';

const ROOT = resolve('test/lang');
const ledger = JSON.parse(readFileSync(resolve(ROOT, 'ledger.json'), 'utf8')) as Record<string, string>;
const tests = listLangTests(ROOT);

function run(program: LangTest, engine: Engine): Promise<MeteredOutcome> {
  return runGuest(program.source, relative('.', program.file), {}, engine);
}

/** A test for each program. `difference` tells what is wrong with it, null if nothing is. */
function eachProgram(difference: (program: LangTest) => Promise<string | null>): void {
  const topics = new Map<string, LangTest[]>();
  for (const program of tests) {
    const topic = program.id.split('/')[0];
    topics.set(topic, [...(topics.get(topic) ?? []), program]);
  }
  const found = async (program: LangTest): Promise<string | null> => {
    try {
      return await difference(program);
    } catch (thrown) {
      return `the host failed: ${String(thrown)}`;
    }
  };
  for (const [topic, programs] of topics) {
    describe(topic, () => {
      for (const program of programs) {
        const known = ledger[program.id];
        test(known === undefined ? program.id : `${program.id} (known failure: ${known})`, async () => {
          if (known === undefined) expect(await found(program), program.id).toBeNull();
          else expect(await found(program), `${program.id} passes: remove it from ledger.json`).not.toBeNull();
        });
      }
    });
  }
}

/** Programs do what their comments say, and the corpus is in order. */
export function testLanguage(): void {
  eachProgram(async (program) => differs(program.expected, await run(program, await sharedEngine())));
  describe('the corpus', () => {
    test('expects something in every file', () => {
      expect(tests.filter((program) => !hasExpectations(program.source)).map((program) => program.id)).toEqual([]);
    });
    test('has every file that the ledger names', () => {
      const ids = new Set(tests.map((program) => program.id));
      expect(Object.keys(ledger).filter((id) => !ids.has(id))).toEqual([]);
    });
  });
}

/** Programs do what their comments say with the JIT, at the cost and with the stack traces that they have in the interpreter. */
export function testLanguageCompiled(jit: string): void {
  let interpreter: Engine;
  let compiled: Engine;
  beforeAll(async () => {
    interpreter = await Engine.create({ vm: vmBuild });
    compiled = await Engine.create({ vm: vmBuild, jit: parseJit(jit) });
  });
  afterAll(() => {
    interpreter.dispose();
    compiled.dispose();
  });
  eachProgram(async (program) => {
    const actual = await run(program, compiled);
    const wrong = differs(program.expected, actual);
    if (wrong !== null) return wrong;
    const { fuel, stack } = await run(program, interpreter);
    if (actual.stack !== stack) return `expected the trace ${stack}, got ${actual.stack}`;
    return actual.fuel === fuel ? null : `expected fuel ${fuel}, got ${actual.fuel}`;
  });
}

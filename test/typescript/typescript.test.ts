/** Programs of test/typescript/programs print here what they print in Node when `typescript` compiles them. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { GuestError } from '../../runtime-host/index.ts';
import { sharedEngine } from '../support/run-guest.ts';
import { listPrograms, modulesOf, runEmitted, THROWN, type TypeScriptProgram } from './emit.ts';

const ROOT = resolve('test/typescript/programs');
const programs = listPrograms(ROOT);

/** The lines that a program prints in Tungsten. */
async function linesOf(program: TypeScriptProgram): Promise<string[]> {
  const engine = await sharedEngine();
  let printed = '';
  const isolate = engine.createIsolate({
    stdout: (text: string) => {
      printed += text;
    },
  });
  try {
    const modules = modulesOf(program);
    const experimentalDecorators = program.options.experimentalDecorators === 'true';
    const entry = Object.keys(modules).find((path) => program.entry.endsWith(path));
    await isolate.runAsync(engine.compile({ modules, entry }, { kind: 'module', experimentalDecorators }));
  } catch (thrown) {
    if (!(thrown instanceof GuestError)) throw thrown;
    printed += `${THROWN}${thrown.guestName}: ${thrown.message}\n`;
  } finally {
    isolate.dispose();
  }
  return printed.split('\n').slice(0, -1);
}

describe('what typescript itself emits', () => {
  let emitted: Map<string, string[]>;
  beforeAll(() => {
    emitted = runEmitted(ROOT, programs);
  });
  for (const program of programs) {
    test(program.id, async () => {
      const expected = emitted.get(program.id) as string[];
      expect(expected.length, 'a program that prints nothing tests nothing').toBeGreaterThan(0);
      expect(await linesOf(program)).toEqual(expected);
    });
  }
});

/**
 * What a guest program in test/lang promises about itself, read from its comments (in the manner of Wren's suite):
 *
 *   console.log(1 + 2); // expect: 3
 *   // expect error: TypeError: x is not a function        the error that ends the program
 *   // expect syntax error: any                            or the code of the diagnostic
 *
 * Expectations stand in the order of the output. A folder with a `main.ts` is one test of several modules; its
 * expectations stand in `main.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface Expectations {
  /** Lines written by console.log, without trailing blanks. */
  lines: string[];
  /** `Name: message` of the uncaught error, or the string form of another thrown value. */
  error: string | null;
  /** Code of the diagnostic, or `any`. */
  syntaxError: string | null;
}

export interface LangTest {
  /** Path below test/lang, with forward slashes: `array/splice_negative_start.ts`. */
  id: string;
  file: string;
  source: string;
  isModule: boolean;
  expected: Expectations;
}

const EXPECTATION = /\/\/ expect( error| syntax error)?:(.*)$/;

export function parseExpectations(source: string): Expectations {
  const expected: Expectations = { lines: [], error: null, syntaxError: null };
  for (const line of source.split('\n')) {
    const found = EXPECTATION.exec(line);
    if (found === null) continue;
    const text = found[2].replace(/^ /, '').trimEnd();
    if (found[1] === ' error') expected.error = text;
    else if (found[1] === ' syntax error') expected.syntaxError = text;
    else expected.lines.push(text);
  }
  return expected;
}

export function hasExpectations(source: string): boolean {
  const { lines, error, syntaxError } = parseExpectations(source);
  return lines.length > 0 || error !== null || syntaxError !== null;
}

/** The output of a program, split the way expectations are written. */
export function outputLines(stdout: string): string[] {
  if (stdout === '') return [];
  const text = stdout.endsWith('\n') ? stdout.slice(0, -1) : stdout;
  return text.split('\n').map((line) => line.trimEnd());
}

/** Every test below `root`, sorted by id. */
export function listLangTests(root: string): LangTest[] {
  const tests: LangTest[] = [];
  const add = (file: string): void => {
    const source = readFileSync(file, 'utf8');
    const id = relative(root, file).split(sep).join('/');
    tests.push({ id, file, source, isModule: id.startsWith('modules/'), expected: parseExpectations(source) });
  };
  const walk = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some((entry) => entry.name === 'main.ts')) {
      add(join(folder, 'main.ts'));
      return;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith('.ts')) add(path);
    }
  };
  walk(root);
  return tests.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export interface Outcome {
  lines: string[];
  error: string | null;
  syntaxError: string | null;
}

/** Null when the outcome is what was promised, else a description of the first difference. */
export function differs(expected: Expectations, actual: Outcome): string | null {
  if (expected.syntaxError !== null) {
    if (actual.syntaxError === null)
      return `expected a syntax error (${expected.syntaxError}), but the program compiled`;
    if (expected.syntaxError !== 'any' && expected.syntaxError !== actual.syntaxError)
      return `expected syntax error ${expected.syntaxError}, got ${actual.syntaxError}`;
    return null;
  }
  if (actual.syntaxError !== null) return `unexpected syntax error: ${actual.syntaxError}`;
  const count = Math.max(expected.lines.length, actual.lines.length);
  for (let i = 0; i < count; i++) {
    if (expected.lines[i] === actual.lines[i]) continue;
    const tail = actual.error === null ? '' : ` (ended by ${actual.error})`;
    return `line ${i + 1}: expected ${quote(expected.lines[i])}, got ${quote(actual.lines[i])}${tail}`;
  }
  if (expected.error !== actual.error) return `expected error ${quote(expected.error)}, got ${quote(actual.error)}`;
  return null;
}

function quote(text: string | null | undefined): string {
  return text === undefined || text === null ? 'nothing' : JSON.stringify(text);
}

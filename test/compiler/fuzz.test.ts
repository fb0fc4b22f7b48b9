import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Severity } from '../../compiler/diagnostics.ts';
import { compile } from '../../compiler/pipeline.ts';
import { listLangTests } from '../support/expectations.ts';

// Broken sources, the same ones in every run: whatever the text, the compiler answers with findings inside the source.

const ROUNDS = Number(process.env.TUNGSTEN_FUZZ_ROUNDS ?? 3000);

/** mulberry32 */
class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed;
  }
  next(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit);
  }
}

/** Rough tokens: names, numbers, white space, single characters. */
function pieces(text: string): string[] {
  return text.match(/[\w$]+|\s+|[^\w\s]/g) ?? [];
}

const SPLICED = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '`',
    '${',
    '"',
    "'",
    '/',
    '=>',
    '...',
    '?.',
    '#x',
    '@d',
    '/*',
    '//',
    '\\u{',
  ],
  ...[
    'async',
    'await',
    'yield',
    'function',
    'function*',
    'class',
    'static',
    'extends',
    'super',
    'new',
    'enum',
    'namespace',
  ],
  ...[
    'let',
    'const',
    'var',
    'import',
    'export',
    'default',
    'as',
    'type',
    'interface',
    'declare',
    'abstract',
    'of',
    'in',
  ],
  ...[
    'if',
    'else',
    'for',
    'while',
    'do',
    'switch',
    'case',
    'break',
    'continue',
    'return',
    'try',
    'catch',
    'finally',
    'throw',
  ],
  ...[
    'get',
    'set',
    'readonly',
    'private',
    'this',
    'arguments',
    'eval',
    'satisfies',
    'infer',
    'keyof',
    'unique',
    'label:',
  ],
];

function mutateTokens(random: Random, text: string): string {
  const tokens = pieces(text);
  const changes = 1 + random.next(4);
  for (let i = 0; i < changes && tokens.length > 2; i++) {
    const at = random.next(tokens.length);
    const other = random.next(tokens.length);
    switch (random.next(5)) {
      case 0:
        tokens.splice(at, 1 + random.next(3));
        break;
      case 1:
        tokens.splice(at, 0, tokens[other]);
        break;
      case 2:
        [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
        break;
      case 3:
        tokens.splice(at, 0, SPLICED[random.next(SPLICED.length)], ' ');
        break;
      default:
        tokens.splice(random.next(2) === 0 ? at : other);
    }
  }
  return tokens.join('');
}

/** Bytes that are wrong in themselves: cut characters, lone continuation bytes, overlong forms, NUL. */
function mutateBytes(random: Random, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0) return bytes;
  const changes = 1 + random.next(6);
  const wrong = [0x80, 0xbf, 0xc0, 0xc1, 0xe0, 0xed, 0xf0, 0xf4, 0xf8, 0xff, 0x00, 0x5c, 0x60];
  for (let i = 0; i < changes; i++) {
    const value = random.next(2) === 0 ? random.next(256) : wrong[random.next(wrong.length)];
    bytes[random.next(bytes.length)] = value;
  }
  return random.next(4) === 0 ? bytes.subarray(0, random.next(bytes.length)) : bytes;
}

/** What is wrong with the answer to `text`, or null. */
function complaint(text: Uint8Array, name: string): string | null {
  let result: ReturnType<typeof compile>;
  try {
    result = compile({ name, text, kind: 'auto' }, { load: () => null, verify: true });
  } catch (error) {
    return `host exception: ${(error as Error).stack}`;
  }
  let errors = 0;
  for (const { diagnostic } of result.diagnostics) {
    const { start, end, code, message, severity } = diagnostic;
    if (severity === Severity.Error) errors++;
    if (!(start >= 0 && start <= end && end <= text.length))
      return `${code} lies at ${start} to ${end} of ${text.length}`;
    if (message === '' || /\{\d\}|\[object/.test(message)) return `${code} has the message '${message}'`;
  }
  if (errors === 0 && result.image === null) return 'there is neither an image nor an error';
  if (errors > 0 && result.image !== null) return 'there is an image in spite of errors';
  return null;
}

const programs = listLangTests(resolve('test/lang'));

/** `mutate` on many programs; the first complaint with its source, or null. */
function firstComplaint(seed: number, mutate: (random: Random, text: string) => Uint8Array): string | null {
  const random = new Random(seed);
  for (let round = 0; round < ROUNDS; round++) {
    const program = programs[random.next(programs.length)];
    const text = mutate(random, program.source);
    const found = complaint(text, random.next(4) === 0 ? 'fuzz.js' : 'fuzz.ts');
    if (found !== null) return `round ${round} (${program.id}): ${found}\n${new TextDecoder().decode(text)}`;
  }
  return null;
}

describe('broken sources', () => {
  test('with tokens removed, repeated, swapped, spliced in', () => {
    expect(firstComplaint(1, (random, text) => new TextEncoder().encode(mutateTokens(random, text)))).toBeNull();
  }, 120_000);

  test('with bytes overwritten, and malformed UTF-8', () => {
    expect(firstComplaint(2, mutateBytes)).toBeNull();
  }, 120_000);

  test('cut off at each byte', () => {
    const text = readFileSync(resolve('test/golden/scopes/namespaces.ts'));
    for (let length = 0; length < text.length; length++) {
      expect(complaint(text.subarray(0, length), 'cut.ts'), `${length} bytes`).toBeNull();
    }
  }, 60_000);

  test('of random bytes', () => {
    const random = new Random(3);
    for (let round = 0; round < 300; round++) {
      const text = Uint8Array.from({ length: random.next(200) }, () => random.next(256));
      expect(complaint(text, 'random.ts'), `round ${round}`).toBeNull();
    }
  }, 60_000);
});

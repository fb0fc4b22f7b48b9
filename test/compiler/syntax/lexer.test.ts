import { describe, expect, it } from 'vitest';
import { DiagnosticBag } from '../../../compiler/diagnostics.ts';
import { type Expression, type Node, NodeType } from '../../../compiler/syntax/ast.ts';
import { Lexer } from '../../../compiler/syntax/lexer.ts';
import { parse } from '../../../compiler/syntax/parser.ts';
import { Token, tokenText } from '../../../compiler/syntax/tokens.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The value of a literal, or the name of an identifier, that is the only statement of a sloppy script. */
function value(text: string): unknown {
  const diagnostics = new DiagnosticBag();
  const program = parse(bytes(text), { sourceType: 'script', typescript: false, fileName: 'a.js' }, diagnostics);
  expect(diagnostics.items).toEqual([]);
  const statement = program.body[0] as Node;
  const expression = (statement.type === NodeType.ExpressionStatement ? statement.expression : statement) as Expression;
  switch (expression.type) {
    case NodeType.NumericLiteral:
    case NodeType.StringLiteral:
      return expression.value;
    case NodeType.BigIntLiteral:
      return BigInt(expression.bigint);
    case NodeType.Identifier:
      return expression.name;
    default:
      return null;
  }
}

function diagnose(source: Uint8Array): [string, number, number][] {
  const diagnostics = new DiagnosticBag();
  parse(source, { sourceType: 'script', typescript: false, fileName: 'a.js' }, diagnostics);
  return diagnostics.items.map((item) => [item.code, item.start, item.end]);
}

describe('values', () => {
  // What this engine itself makes of the text is the oracle.
  const literals = [
    '0',
    '9007199254740993',
    '123456789012345678901234567890',
    '1.7976931348623159e308',
    '5e-324',
    '0.1',
    '.5e1',
    '1e+2',
    '0x1fffffffffffff1',
    '0b101',
    '0O17',
    '017',
    '019',
    '09.5',
    '1_000_000',
    '0xff_ff',
    '00',
    '4.35',
    '1e21',
    '08.1e1',
    '123n',
    '0xFFn',
    '1_0n',
    '0n',
    '"\\x41\\u0042\\u{43}\\103\\0\\8\\n\\t\\r\\b\\v\\f\\\\\\\'\\""',
    "'a\\\r\nb\\\nc\\\u2028d'",
    '"\u2028\u{1f600}é"',
    '"\\ud83d\\ude00 \\ud800"',
    '"a string of more than thirty-two bytes, which is not interned"',
    '"\\377\\400\\7"',
  ];
  for (const literal of literals) {
    it(JSON.stringify(literal), () => {
      // biome-ignore lint/security/noGlobalEval: the literals are written above
      const expected = globalThis.eval(literal);
      const got = value(literal);
      expect(Object.is(got, expected), `${String(got)} is not ${String(expected)}`).toBe(true);
    });
  }

  it('names beyond ASCII and with escapes', () => {
    expect(value('\\u0061\\u{62}c')).toBe('abc');
    expect(value('a\\u{10000}𐀁ü')).toBe('a\u{10000}\u{10001}ü');
    expect(value('a\u200c\u0300')).toBe('a\u200c\u0300');
  });

  it('keeps names apart that share a hash bucket', () => {
    const names: string[] = [];
    for (let i = 0; i < 5000; i++) names.push(`n_${i.toString(36)}`);
    const diagnostics = new DiagnosticBag();
    const source = bytes(names.join(';') + ';');
    const program = parse(source, { sourceType: 'script', typescript: false, fileName: 'a.js' }, diagnostics);
    const read = program.body.map((node) =>
      node.type === NodeType.ExpressionStatement && node.expression.type === NodeType.Identifier
        ? node.expression.name
        : '',
    );
    expect(read).toEqual(names);
  });
});

describe('tokens', () => {
  it('every spelling is the token it names', () => {
    for (let kind: Token = Token.LeftBrace; kind < Token.Count; kind++) {
      if (kind === Token.Identifier || kind === Token.EscapedKeyword) continue;
      const text = tokenText(kind);
      const lexer = new Lexer(bytes(text), new DiagnosticBag());
      lexer.next();
      // `>` comes alone; the parser asks for the rest.
      if (text[0] === '>' && text !== '>') lexer.rescanGreater();
      expect([text, lexer.token, lexer.pos]).toEqual([text, kind, text.length]);
    }
  });

  it('marks a token behind a line terminator of any kind', () => {
    for (const gap of ['\n', '\r', '\u2028', '\u2029', '/*\n*/', '/*\u2028*/', '//x\n', '\n<!-- x\n']) {
      const lexer = new Lexer(bytes(`a${gap}b`), new DiagnosticBag());
      lexer.next();
      lexer.next();
      expect([gap, lexer.tokenValue, lexer.newlineBefore]).toEqual([gap, 'b', true]);
    }
    const lexer = new Lexer(bytes('a/* é */\u00a0\ufeff b'), new DiagnosticBag());
    lexer.next();
    lexer.next();
    expect([lexer.tokenValue, lexer.newlineBefore]).toEqual(['b', false]);
  });

  it('skips the byte order mark, the hashbang and HTML-like comments of scripts', () => {
    expect(diagnose(bytes('\ufeff#!/usr/bin/env x ( \n<!-- (\n--> (\na /*\n*/ --> ('))).toEqual([]);
    expect(diagnose(bytes('a --> b'))).toEqual([]);
  });
});

describe('errors', () => {
  it('gives the byte offset of malformed UTF-8', () => {
    const cases: [number[], number][] = [
      [[0x61, 0x3b, 0xff], 2],
      [[0x22, 0xc0, 0x80, 0x22], 1],
      [[0x2f, 0x2f, 0xed, 0xa0, 0x80], 2],
      [[0x60, 0xe2, 0x82, 0x60], 1],
      [[0xf4, 0x90, 0x80, 0x80], 0],
    ];
    for (const [source, offset] of cases) {
      expect(diagnose(new Uint8Array(source))[0]).toEqual(['TG1001', offset, offset + 1]);
    }
  });

  it('finds what is not terminated', () => {
    expect(diagnose(bytes('"abc'))).toEqual([['TG1004', 0, 4]]);
    expect(diagnose(bytes('`abc'))).toEqual([['TG1005', 0, 4]]);
    expect(diagnose(bytes('/abc\n'))).toEqual([['TG1006', 0, 4]]);
    expect(diagnose(bytes('a /* b'))).toEqual([['TG1003', 2, 6]]);
  });

  it('finds bad escapes and characters', () => {
    expect(diagnose(bytes('"\\x4"'))).toEqual([['TG1008', 1, 3]]);
    expect(diagnose(bytes('"\\u{110000}"'))[0]).toEqual(['TG1009', 1, 3]);
    expect(diagnose(bytes('a\\u002d'))[0][0]).toBe('TG1009');
    expect(diagnose(bytes('a; §'))).toEqual([['TG1002', 3, 5]]);
  });
});

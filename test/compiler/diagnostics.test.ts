import { describe, expect, it } from 'vitest';
import {
  codeFrame,
  Diagnostic,
  DiagnosticBag,
  formatDiagnostic,
  LineMap,
  MAX_DIAGNOSTICS,
  Severity,
  utf8SequenceLength,
} from '../../compiler/diagnostics.ts';

const encoder = new TextEncoder();

describe('LineMap', () => {
  it('counts lines at every kind of line end', () => {
    const map = new LineMap(encoder.encode('a\nb\r\nc\rd\u2028e\u2029f'));
    expect(map.lineStarts.length).toBe(6);
    expect([1, 2, 3, 4, 5, 6].map((line) => map.lineText(line))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('counts columns in bytes, code points and UTF-16 units', () => {
    const map = new LineMap(encoder.encode('x\né😀a'));
    expect(map.positionAt(2 + 2 + 4)).toEqual({ line: 2, byteColumn: 7, column: 3, utf16Column: 4 });
  });
});

describe('formatDiagnostic', () => {
  it('shows place, code, message, line and carets', () => {
    const source = encoder.encode('let a;\n\tlet é = 😀b;\n');
    const item = new Diagnostic('TG1100', "Unexpected 'b'.", 21, 22, Severity.Error);
    expect(formatDiagnostic(item, 'x.ts', new LineMap(source))).toBe(
      "x.ts:2:11: error TG1100: Unexpected 'b'.\n2 | \tlet é = 😀b;\n    \t         ^",
    );
    expect(formatDiagnostic(item, 'x.ts', new LineMap(source), { color: true })).toContain('\u001b[31m^\u001b[39m');
  });

  it('ends the carets with the line and cuts long lines', () => {
    expect(codeFrame(2, 9, new LineMap(encoder.encode('a (b\nc d\n')))).toBe('1 | a (b\n      ^^');
    const frame = codeFrame(500, 501, new LineMap(encoder.encode('x'.repeat(1000)))).split('\n');
    expect(frame[0].length).toBe(104);
    expect(frame[1].trim()).toBe('^');
  });

  it('points behind the last byte at the end of the source', () => {
    expect(codeFrame(1, 1, new LineMap(encoder.encode('a')))).toBe('1 | a\n     ^');
  });
});

describe('DiagnosticBag', () => {
  it('fills placeholders, counts errors and keeps to its cap', () => {
    const bag = new DiagnosticBag();
    bag.warn('TG1201', 0, 1, 'a');
    expect(bag.items[0].message).toBe("'a' is a reserved word here.");
    expect(bag.hasErrors).toBe(false);
    for (let i = 0; i < 2 * MAX_DIAGNOSTICS; i++) bag.error('TG1102', i, i);
    expect([bag.items.length, bag.errorCount]).toEqual([MAX_DIAGNOSTICS, MAX_DIAGNOSTICS - 1]);
    bag.truncate(1);
    expect([bag.items.length, bag.errorCount]).toEqual([1, 0]);
  });
});

it('UTF-8 sequences are well-formed exactly when they decode', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decodes = (bytes: Uint8Array): boolean => {
    try {
      return decoder.decode(bytes).length > 0;
    } catch {
      return false;
    }
  };
  const tails = [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];
  for (let first = 0x80; first < 0x100; first++) {
    for (const second of tails) {
      for (const third of tails) {
        const bytes = new Uint8Array([first, second, third, 0x80]);
        const size = utf8SequenceLength(bytes, 0, 4);
        const accepted = [1, 2, 3, 4].find((n) => decodes(bytes.subarray(0, n))) ?? 0;
        expect([first, second, third, size]).toEqual([first, second, third, accepted]);
      }
    }
  }
});

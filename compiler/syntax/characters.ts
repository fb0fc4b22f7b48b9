// Character classes: a table for ASCII, binary search over the Unicode ranges for the rest.

import { ID_PART_ONLY_RANGES, ID_START_RANGES } from './generated/identifiers.ts';

export const enum CharFlag {
  IdentifierStart = 1,
  IdentifierPart = 2,
  Digit = 4,
  HexDigit = 8,
  /** Ends the fast loop over the characters of a string literal. */
  StringSpecial = 16,
  /** Ends the fast loop over the characters of a template. */
  TemplateSpecial = 32,
  /** Ends the fast loop over the characters of a comment. */
  CommentSpecial = 64,
}

/** Flags of each byte; bytes from 0x80 are special everywhere and identifier characters nowhere. */
export const CHAR_FLAGS = new Uint8Array(256);

function setFlags(): void {
  for (let c = 0; c < 256; c++) {
    const letter = (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || c === 0x24 || c === 0x5f;
    const digit = c >= 0x30 && c <= 0x39;
    let flags = 0;
    if (letter) flags |= CharFlag.IdentifierStart | CharFlag.IdentifierPart;
    if (digit) flags |= CharFlag.IdentifierPart | CharFlag.Digit | CharFlag.HexDigit;
    if ((c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66)) flags |= CharFlag.HexDigit;
    if (c === 0x0a || c === 0x0d || c >= 0x80) flags |= CharFlag.CommentSpecial | CharFlag.StringSpecial;
    if (c === 0x2a) flags |= CharFlag.CommentSpecial;
    if (c === 0x22 || c === 0x27 || c === 0x5c) flags |= CharFlag.StringSpecial;
    if (c === 0x60 || c === 0x5c || c === 0x24 || c === 0x0d || c >= 0x80) flags |= CharFlag.TemplateSpecial;
    CHAR_FLAGS[c] = flags;
  }
}
setFlags();

/** Expands pairs of (gap, length) to first and last code points, alternating. */
function expand(pairs: readonly number[]): Int32Array {
  const out = new Int32Array(pairs.length);
  let at = 0x80;
  for (let i = 0; i < pairs.length; i += 2) {
    at += pairs[i];
    out[i] = at;
    at += pairs[i + 1];
    out[i + 1] = at - 1;
  }
  return out;
}

let startRanges: Int32Array | null = null;
let partRanges: Int32Array | null = null;

function inRanges(ranges: Int32Array, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < ranges[middle * 2]) high = middle - 1;
    else if (codePoint > ranges[middle * 2 + 1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** spec: prod-IdentifierStartChar */
export function isIdentifierStart(codePoint: number): boolean {
  if (codePoint < 0x80) return (CHAR_FLAGS[codePoint] & CharFlag.IdentifierStart) !== 0;
  if (startRanges === null) startRanges = expand(ID_START_RANGES);
  return inRanges(startRanges, codePoint);
}

/** spec: prod-IdentifierPartChar */
export function isIdentifierPart(codePoint: number): boolean {
  if (codePoint < 0x80) return (CHAR_FLAGS[codePoint] & CharFlag.IdentifierPart) !== 0;
  // ZWNJ and ZWJ
  if (codePoint === 0x200c || codePoint === 0x200d || isIdentifierStart(codePoint)) return true;
  if (partRanges === null) partRanges = expand(ID_PART_ONLY_RANGES);
  return inRanges(partRanges, codePoint);
}

/** spec: prod-WhiteSpace, beyond ASCII: no-break space, byte order mark and the category Space_Separator. */
export function isUnicodeSpace(codePoint: number): boolean {
  return (
    codePoint === 0xa0 ||
    codePoint === 0xfeff ||
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

// Strings for the library: nothing here calls a method that the guest could replace.

export function spaces(count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += ' ';
  return text;
}

/** Puts `count` spaces before or after. */
export function pad(text: string, count: number, before: boolean): string {
  return before ? spaces(count) + text : text + spaces(count);
}

export function plural(count: number): string {
  return count === 1 ? '' : 's';
}

/** Where `part` is in `text`, from `from` on; -1: nowhere. */
export function search(text: string, part: string, from: number): number {
  const first = $charCodeAt(part, 0);
  const last = text.length - part.length;
  for (let i = from; i <= last; i++) {
    if ($charCodeAt(text, i) === first && $substring(text, i, i + part.length) === part) return i;
  }
  return -1;
}

/** Every line but the first moves to the right. */
export function indent(text: string, columns: number): string {
  const margin = spaces(columns);
  let result = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if ($charCodeAt(text, i) !== 10) continue;
    result += $substring(text, start, i + 1) + margin;
    start = i + 1;
  }
  return start === 0 ? text : result + $substring(text, start, text.length);
}

export function splitLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if ($charCodeAt(text, i) !== 10) continue;
    $append(lines, $substring(text, start, i));
    start = i + 1;
  }
  $append(lines, $substring(text, start, text.length));
  return lines;
}

/** Without the codes that begin and end colours. */
export function bare(text: string): string {
  let result = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if ($charCodeAt(text, i) !== 27) continue;
    result += $substring(text, start, i);
    while (i < text.length && $charCodeAt(text, i) !== 109) i++;
    start = i + 1;
  }
  return start === 0 ? text : result + $substring(text, start, text.length);
}

export function numberText(n: number): string {
  return n === 0 && 1 / n < 0 ? '-0' : $toString(n);
}

/** The digits of a number in groups of three, from the point to both sides. */
export function separate(number: string): string {
  const start = $charCodeAt(number, 0) === 45 ? 1 : 0;
  let point = start;
  while (point < number.length && $charCodeAt(number, point) !== 46) {
    const unit = $charCodeAt(number, point);
    // Infinity, NaN, and what has an exponent
    if (unit < 48 || unit > 57) return number;
    point++;
  }
  let text = '';
  for (let i = 0; i < number.length; i++) {
    const distance = i < point ? point - i : i - point - 1;
    if (i > start && i !== point && distance > 0 && distance % 3 === 0) text += '_';
    text += number[i];
  }
  return text;
}

/** Columns that a text takes in a terminal. */
export function width(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = $charCodeAt(text, i);
    if (unit < 0x300) {
      columns++;
      continue;
    }
    let point = unit;
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      point = 0x10000 + ((unit - 0xd800) << 10) + ($charCodeAt(text, i + 1) - 0xdc00);
      i++;
    }
    columns += isCombining(point) ? 0 : isWide(point) ? 2 : 1;
  }
  return columns;
}

function isCombining(point: number): boolean {
  return (
    point <= 0x36f ||
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x20d0 && point <= 0x20ff) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    (point >= 0xfe20 && point <= 0xfe2f)
  );
}

function isWide(point: number): boolean {
  return (
    point >= 0x1100 &&
    (point <= 0x115f ||
      (point >= 0x2e80 && point <= 0x3247 && point !== 0x303f) ||
      (point >= 0x3250 && point <= 0x4dbf) ||
      (point >= 0x4e00 && point <= 0xa4c6) ||
      (point >= 0xa960 && point <= 0xa97c) ||
      (point >= 0xac00 && point <= 0xd7a3) ||
      (point >= 0xf900 && point <= 0xfaff) ||
      (point >= 0xfe30 && point <= 0xfe6b) ||
      (point >= 0xff01 && point <= 0xff60) ||
      (point >= 0xffe0 && point <= 0xffe6) ||
      (point >= 0x1f300 && point <= 0x1f64f) ||
      (point >= 0x1f900 && point <= 0x1f9ff) ||
      (point >= 0x20000 && point <= 0x3fffd))
  );
}

const SINGLE = 39;
const DOUBLE = 34;
const BACKTICK = 96;
const BACKSLASH = 92;

function has(text: string, unit: number): boolean {
  for (let i = 0; i < text.length; i++) if ($charCodeAt(text, i) === unit) return true;
  return false;
}

/** The quote that needs no escaping in the text, single ones if all do. */
function quoteFor(text: string): number {
  if (!has(text, SINGLE)) return SINGLE;
  if (!has(text, DOUBLE)) return DOUBLE;
  return has(text, BACKTICK) || search(text, '${', 0) >= 0 ? SINGLE : BACKTICK;
}

/** A string in quotes. */
export function quote(text: string): string {
  return quoteWith(text, quoteFor(text));
}

function quoteWith(text: string, mark: number): string {
  const around = mark === SINGLE ? "'" : mark === DOUBLE ? '"' : '`';
  let result = around;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = $charCodeAt(text, i);
    if (unit >= 32 && unit < 127 && unit !== mark && unit !== BACKSLASH) continue;
    if (unit >= 160 && !(unit >= 0xd800 && unit < 0xe000)) continue;
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      const low = $charCodeAt(text, i + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        i++;
        continue;
      }
    }
    result += $substring(text, start, i) + escapeOf(unit);
    start = i + 1;
  }
  return result + $substring(text, start, text.length) + around;
}

function escapeOf(unit: number): string {
  switch (unit) {
    case 8: return '\\b';
    case 9: return '\\t';
    case 10: return '\\n';
    case 12: return '\\f';
    case 13: return '\\r';
    case SINGLE: return "\\'";
    case DOUBLE: return '\\"';
    case BACKTICK: return '\\`';
    case BACKSLASH: return '\\\\';
    default: {
      if (unit < 256) return '\\x' + hex(unit >> 4) + hex(unit);
      // lone surrogates: V8's own digits
      return '\\u' + lowerHex(unit >> 12) + lowerHex(unit >> 8) + lowerHex(unit >> 4) + lowerHex(unit);
    }
  }
}

function hex(digit: number): string {
  return '0123456789ABCDEF'[digit & 15];
}

function lowerHex(digit: number): string {
  return '0123456789abcdef'[digit & 15];
}

/** The description of a symbol as a key: escaped as in single quotes. */
export function symbolText(text: string): string {
  const quoted = quoteWith(text, SINGLE);
  return $substring(quoted, 1, quoted.length - 1);
}

/** The lines of a string, each with its end. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if ($charCodeAt(text, i) !== 10 || i === text.length - 1) continue;
    $append(lines, $substring(text, start, i + 1));
    start = i + 1;
  }
  $append(lines, $substring(text, start, text.length));
  return lines;
}

/** Is a property key an identifier of plain letters, which needs no quotes? */
export function isPlainKey(key: string): boolean {
  for (let i = 0; i < key.length; i++) {
    const unit = $charCodeAt(key, i);
    const letter = (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95;
    if (!letter && (i === 0 || unit < 48 || unit > 57)) return false;
  }
  return key !== '';
}

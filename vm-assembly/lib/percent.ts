// Percent-encoding. https://url.spec.whatwg.org/#percent-encoded-bytes

/** Sets of characters that are encoded, one bit each: each has all of C0 controls and what is not ASCII. */
export const C0 = 1;
export const FRAGMENT = 2;
export const QUERY = 4;
export const SPECIAL_QUERY = 8;
export const PATH = 16;
export const USERINFO = 32;
export const FORM = 64;

/** The sets that each character of ASCII is in. */
const SETS: number[] = [];
for (let c = 0; c < 128; c++) $append(SETS, c < 32 || c === 127 ? 127 : 0);
include(' "<>`', FRAGMENT);
include(' "#<>', QUERY);
include(' "#<>\'', SPECIAL_QUERY);
include(' "#<>?`{}', PATH);
include(' "#<>?`{}/:;=@[\\]^|', USERINFO);
include(' "#<>?`{}/:;=@[\\]^|$&+,!\'()~%', FORM);

function include(characters: string, set: number): void {
  for (let i = 0; i < characters.length; i++) SETS[$charCodeAt(characters, i)] |= set;
}

function hexDigit(n: number): string {
  return '0123456789ABCDEF'[n];
}

function escaped(byte: number): string {
  return '%' + hexDigit(byte >> 4) + hexDigit(byte & 15);
}

/** Encodes what is in the set; a lone surrogate is encoded as U+FFFD. */
export function percentEncode(text: string, set: number): string {
  let result = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = $charCodeAt(text, i);
    if (unit < 128 && !(SETS[unit] & set)) continue;
    result += $substring(text, start, i);
    let point = unit;
    if (unit >= 0xd800 && unit < 0xe000) {
      const low = unit < 0xdc00 && i + 1 < text.length ? $charCodeAt(text, i + 1) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        i++;
      } else point = 0xfffd;
    }
    if (point < 0x80) result += escaped(point);
    else {
      if (point < 0x800) result += escaped(0xc0 | (point >> 6));
      else {
        if (point < 0x10000) result += escaped(0xe0 | (point >> 12));
        else result += escaped(0xf0 | (point >> 18)) + escaped(0x80 | ((point >> 12) & 63));
        result += escaped(0x80 | ((point >> 6) & 63));
      }
      result += escaped(0x80 | (point & 63));
    }
    start = i + 1;
  }
  return start === 0 ? text : result + $substring(text, start, text.length);
}

/** Value of a hexadecimal digit, -1 for anything else. */
export function hexValue(unit: number): number {
  if (unit >= 48 && unit < 58) return unit - 48;
  const letter = unit | 32;
  return letter >= 97 && letter < 103 ? letter - 87 : -1;
}

/** Decodes to bytes, and those as UTF-8; with `plus`, a plus sign is a space. */
export function percentDecode(text: string, plus: boolean): string {
  let found = false;
  for (let i = 0; i < text.length && !found; i++) {
    const unit = $charCodeAt(text, i);
    found = unit === 37 || (plus && unit === 43);
  }
  if (!found) return text;
  const bytes = $encodeUtf8(text);
  const length = $viewLength(bytes);
  let to = 0;
  for (let i = 0; i < length; i++) {
    let byte = bytes[i];
    if (byte === 43 && plus) byte = 32;
    else if (byte === 37 && i + 2 < length) {
      const high = hexValue(bytes[i + 1]);
      const low = hexValue(bytes[i + 2]);
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        i += 2;
      }
    }
    bytes[to++] = byte;
  }
  return $decodeBytes(bytes, 0, to, 0, 0) as string;
}

// Hosts of URLs. https://url.spec.whatwg.org/#host-parsing
//
// Names that are not ASCII are lower-cased, normalized (NFC) and encoded in Punycode; what IDNA forbids beyond that is not looked for.

import { original } from './web-idl.ts';
import { C0, hexValue, percentDecode, percentEncode } from './percent.ts';

const toLowerCase = original('String.prototype.toLowerCase');
const normalize = original('String.prototype.normalize');

/** Characters that no host has, and those that no domain has beside them. */
const FORBIDDEN = '\0\t\n\r #/:<>?@[\\]^|';
const FORBIDDEN_DOMAIN = '\0\t\n\r #/:<>?@[\\]^|%\x7f';

function hasAny(text: string, characters: string, controls: boolean): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = $charCodeAt(text, i);
    if (controls && unit < 32) return true;
    for (let j = 0; j < characters.length; j++) if ($charCodeAt(characters, j) === unit) return true;
  }
  return false;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if ($charCodeAt(text, i) > 127) return false;
  return true;
}

/** Text of a host as URLs have it; null if it is none. */
export function parseHost(text: string, special: boolean): string | null {
  if (text.length > 0 && $charCodeAt(text, 0) === 91) {
    if ($charCodeAt(text, text.length - 1) !== 93) return null;
    const address = parseIpv6($substring(text, 1, text.length - 1));
    return address === null ? null : '[' + ipv6Text(address) + ']';
  }
  if (!special) return hasAny(text, FORBIDDEN, false) ? null : percentEncode(text, C0);
  const domain = toAscii(percentDecode(text, false));
  if (domain === null || domain === '' || hasAny(domain, FORBIDDEN_DOMAIN, true)) return null;
  return endsInNumber(domain) ? parseIpv4(domain) : domain;
}

// Domains -------------------------------------------------------------------------------------------------------------------------

/** https://url.spec.whatwg.org/#concept-domain-to-ascii */
function toAscii(domain: string): string | null {
  if (isAscii(domain)) return $call(toLowerCase, domain);
  const mapped = normalized(mapCharacters(domain));
  let result = '';
  let start = 0;
  for (let i = 0; i <= mapped.length; i++) {
    if (i < mapped.length && $charCodeAt(mapped, i) !== 46) continue;
    const label = $substring(mapped, start, i);
    if (start > 0) result += '.';
    if (isAscii(label)) result += label;
    else {
      const encoded = punycode(label);
      if (encoded === null) return null;
      result += 'xn--' + encoded;
    }
    start = i + 1;
  }
  return result;
}

/** As far as the tables of this VM go. */
function normalized(text: string): string {
  const lower = $call(toLowerCase, text);
  try {
    return $call(normalize, lower, 'NFC');
  } catch {
    return lower;
  }
}

/** What wide forms stand for. */
const ASCII = '!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~';

/** Wide forms and other full stops become ordinary ones; what has no width goes away. */
function mapCharacters(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = $charCodeAt(text, i);
    if (unit >= 0xff01 && unit <= 0xff5e && unit !== 0xff0e) result += ASCII[unit - 0xff01];
    else if (unit === 0x3002 || unit === 0xff0e || unit === 0xff61) result += '.';
    else if (unit !== 0xad && unit !== 0x200b && unit !== 0x2060 && unit !== 0xfeff) result += text[i];
  }
  return result;
}

function digitText(digit: number): string {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'[digit];
}

/** RFC 3492; null for a lone surrogate. */
function punycode(label: string): string | null {
  const points: number[] = [];
  let result = '';
  for (let i = 0; i < label.length; i++) {
    const unit = $charCodeAt(label, i);
    if (unit < 128) result += label[i];
    if (unit < 0xd800 || unit > 0xdfff) {
      $append(points, unit);
      continue;
    }
    const low = unit < 0xdc00 && i + 1 < label.length ? $charCodeAt(label, ++i) : 0;
    if (low < 0xdc00 || low > 0xdfff) return null;
    $append(points, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
  }
  const basic = result.length;
  let handled = basic;
  if (basic > 0) result += '-';
  let n = 128;
  let delta = 0;
  let bias = 72;
  while (handled < points.length) {
    let next = 0x110000;
    for (let i = 0; i < points.length; i++) if (points[i] >= n && points[i] < next) next = points[i];
    delta += (next - n) * (handled + 1);
    n = next;
    for (let i = 0; i < points.length; i++) {
      if (points[i] < n) delta++;
      if (points[i] !== n) continue;
      let q = delta;
      for (let k = 36; ; k += 36) {
        const t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        if (q < t) break;
        result += digitText(t + ((q - t) % (36 - t)));
        q = whole((q - t) / (36 - t));
      }
      result += digitText(q);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return result;
}

function whole(n: number): number {
  return $toIntegerOrInfinity(n);
}

function adapt(delta: number, count: number, first: boolean): number {
  let d = whole(first ? delta / 700 : delta / 2);
  d += whole(d / count);
  let k = 0;
  for (; d > 455; k += 36) d = whole(d / 35);
  return k + whole((36 * d) / (d + 38));
}

// IPv4 --------------------------------------------------------------------------------------------------------------------------

function parts(domain: string): string[] {
  const list: string[] = [];
  let start = 0;
  for (let i = 0; i <= domain.length; i++) {
    if (i < domain.length && $charCodeAt(domain, i) !== 46) continue;
    $append(list, $substring(domain, start, i));
    start = i + 1;
  }
  if (list.length > 1 && list[list.length - 1] === '') list.length--;
  return list;
}

function isDecimal(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = $charCodeAt(text, i);
    if (unit < 48 || unit > 57) return false;
  }
  return text !== '';
}

function endsInNumber(domain: string): boolean {
  const list = parts(domain);
  const last = list[list.length - 1];
  return isDecimal(last) || ipv4Number(last) >= 0;
}

/** A number in base 10, 8 or 16; -1 if it is none. */
function ipv4Number(text: string): number {
  if (text === '') return -1;
  let base = 10;
  let i = 0;
  if (text.length >= 2 && $charCodeAt(text, 0) === 48) {
    const hexadecimal = ($charCodeAt(text, 1) | 32) === 120;
    base = hexadecimal ? 16 : 8;
    i = hexadecimal ? 2 : 1;
  }
  let n = 0;
  for (; i < text.length; i++) {
    const digit = hexValue($charCodeAt(text, i));
    if (digit < 0 || digit >= base) return -1;
    n = n * base + digit;
  }
  return n;
}

function parseIpv4(domain: string): string | null {
  const list = parts(domain);
  if (list.length > 4) return null;
  let address = 0;
  for (let i = 0; i < list.length; i++) {
    const n = ipv4Number(list[i]);
    if (n < 0) return null;
    if (i < list.length - 1) {
      if (n > 255) return null;
      address += n * 256 ** (3 - i);
    } else {
      if (n >= 256 ** (4 - i)) return null;
      address += n;
    }
  }
  let text = '';
  for (let i = 3; i >= 0; i--) text += (i < 3 ? '.' : '') + $toString(whole(address / 256 ** i) % 256);
  return text;
}

// IPv6 --------------------------------------------------------------------------------------------------------------------------

/** The eight pieces; null if it is no address. */
function parseIpv6(text: string): number[] | null {
  const pieces: number[] = [];
  let compress = -1;
  let at = 0;
  const end = text.length;
  const unitAt = (i: number): number => (i < end ? $charCodeAt(text, i) : -1);
  if (unitAt(0) === 58) {
    if (unitAt(1) !== 58) return null;
    at = 2;
    compress = 0;
  }
  while (at < end) {
    if (pieces.length === 8) return null;
    if (unitAt(at) === 58) {
      if (compress >= 0) return null;
      at++;
      compress = pieces.length;
      continue;
    }
    let value = 0;
    let length = 0;
    for (; length < 4 && hexValue(unitAt(at)) >= 0; length++) value = value * 16 + hexValue(unitAt(at++));
    if (unitAt(at) === 46) {
      if (length === 0 || pieces.length > 6) return null;
      at -= length;
      let seen = 0;
      while (at < end) {
        if (seen > 0) {
          if (unitAt(at) !== 46 || seen > 3) return null;
          at++;
        }
        let n = -1;
        for (; unitAt(at) >= 48 && unitAt(at) <= 57; at++) {
          if (n === 0) return null;
          n = (n < 0 ? 0 : n * 10) + unitAt(at) - 48;
          if (n > 255) return null;
        }
        if (n < 0) return null;
        if (seen & 1) pieces[pieces.length - 1] += n;
        else $append(pieces, n * 256);
        seen++;
      }
      if (seen !== 4) return null;
      break;
    }
    if (unitAt(at) === 58) {
      at++;
      if (at === end) return null;
    } else if (at < end) return null;
    $append(pieces, value);
  }
  if (compress < 0) return pieces.length === 8 ? pieces : null;
  if (pieces.length === 8) return null;
  const all: number[] = [];
  for (let i = 0; i < compress; i++) $append(all, pieces[i]);
  for (let i = pieces.length; i < 8; i++) $append(all, 0);
  for (let i = compress; i < pieces.length; i++) $append(all, pieces[i]);
  return all;
}

/** The longest run of zeros, if it is longer than one, becomes two colons. */
function ipv6Text(pieces: number[]): string {
  let best = -1;
  let bestLength = 1;
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && pieces[i + length] === 0) length++;
    if (length > bestLength) {
      best = i;
      bestLength = length;
    }
    i += length;
  }
  let text = '';
  for (let i = 0; i < 8; i++) {
    if (i === best) {
      text += i === 0 ? '::' : ':';
      i += bestLength - 1;
      continue;
    }
    text += hexText(pieces[i]);
    if (i < 7) text += ':';
  }
  return text;
}

function hexText(n: number): string {
  let text = '';
  do {
    text = '0123456789abcdef'[n & 15] + text;
    n >>= 4;
  } while (n > 0);
  return text;
}

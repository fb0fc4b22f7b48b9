// RegExp: the methods under well-known symbols. spec: sec-properties-of-the-regexp-prototype-object
//
// A regular expression that nobody changed is matched natively, all matches in one go; the others by the letter.

import { isNullish, valueText } from './common.ts';

const RegExpConstructor = $intrinsic('RegExp');
const prototype = $intrinsic('RegExp.prototype');
const originalExec = $intrinsic('RegExp.prototype.exec');
const symbolSpecies = $intrinsic('Symbol.species');

/** The receiver of a method. */
function receiver(v: unknown, name: string): any {
  if (!$isObject(v)) {
    $throwTypeError('Method RegExp.prototype.' + name + ' called on incompatible receiver ' + valueText(v));
  }
  return v;
}

/** spec: sec-regexpexec */
function regExpExec(rx: any, s: string): any {
  const exec = rx.exec;
  if (exec !== originalExec && $isCallable(exec)) {
    const result = $call(exec, rx, s);
    if (result !== null && !$isObject(result)) {
      $throwTypeError('RegExp exec method returned something other than an Object or null');
    }
    return result;
  }
  return $call(originalExec, rx, s);
}

/** spec: sec-advancestringindex */
function advance(s: string, index: number, points: boolean): number {
  if (!points || index + 1 >= s.length) return index + 1;
  const unit = $charCodeAt(s, index);
  if (unit < 0xd800 || unit > 0xdbff) return index + 1;
  const next = $charCodeAt(s, index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? index + 2 : index + 1;
}

function has(text: string, unit: number): boolean {
  for (let i = 0; i < text.length; i++) if ($charCodeAt(text, i) === unit) return true;
  return false;
}

const GLOBAL = 103;
const UNICODE = 117;
const SETS = 118;
const STICKY = 121;

/** spec: sec-speciesconstructor */
function speciesOf(rx: any): any {
  const constructor = rx.constructor;
  if (constructor === undefined) return RegExpConstructor;
  if (!$isObject(constructor)) $throwTypeError('The .constructor property is not an object');
  const species = constructor[symbolSpecies];
  if (isNullish(species)) return RegExpConstructor;
  if (!$isConstructor(species)) $throwTypeError('object.constructor[Symbol.species] is not a constructor');
  return species;
}

/** Appends the template with its $ patterns. spec: sec-getsubstitution */
function substitute(matched: string, s: string, position: number, captures: any[], groups: any, template: string): string {
  let result = '';
  let done = 0;
  const count = captures.length;
  for (let i = 0; i + 1 < template.length; i++) {
    if ($charCodeAt(template, i) !== 36) continue;
    const mark = $charCodeAt(template, i + 1);
    let part: string;
    let taken = 2;
    if (mark === 36) part = '$';
    else if (mark === 38) part = matched;
    else if (mark === 96) part = $substring(s, 0, position);
    else if (mark === 39) {
      const end = position + matched.length;
      part = end < s.length ? $substring(s, end, s.length) : '';
    } else if (mark >= 48 && mark <= 57) {
      let number = mark - 48;
      if (i + 2 < template.length) {
        const second = $charCodeAt(template, i + 2) - 48;
        if (second >= 0 && second <= 9 && number * 10 + second > 0 && number * 10 + second <= count) {
          number = number * 10 + second;
          taken = 3;
        }
      }
      if (number === 0 || number > count) continue;
      const capture = captures[number - 1];
      part = capture === undefined ? '' : capture;
    } else if (mark === 60 && groups !== undefined) {
      let end = i + 2;
      while (end < template.length && $charCodeAt(template, end) !== 62) end++;
      if (end === template.length) continue;
      const capture = groups[$substring(template, i + 2, end)];
      part = capture === undefined ? '' : $toString(capture);
      taken = end + 1 - i;
    } else continue;
    result += $substring(template, done, i) + part;
    i += taken - 1;
    done = i + 1;
  }
  return result + $substring(template, done, template.length);
}

/** replace with a function, natively matched: the matches are all found before the first call. */
function replaceByCalls(rx: any, s: string, f: unknown): string {
  const ends = $regexpCollect(rx, s);
  const named = $regexpCaptures(rx) < 0;
  const captures = named ? -$regexpCaptures(rx) : $regexpCaptures(rx);
  const stride = captures * 2;
  const count = ends.length;
  if (count === 0) return s;
  let result = '';
  let done = 0;
  for (let at = 0; at < count; at += stride) {
    const start = ends[at];
    const end = ends[at + 1];
    const matched = $substring(s, start, end);
    let answer: unknown;
    if (captures === 1) answer = $call(f, undefined, matched, start, s);
    else if (captures === 2 && !named) answer = $call(f, undefined, matched, textOf(ends, at + 2, s), start, s);
    else if (captures === 3 && !named) {
      answer = $call(f, undefined, matched, textOf(ends, at + 2, s), textOf(ends, at + 4, s), start, s);
    } else {
      const args: unknown[] = [matched];
      for (let i = 2; i < stride; i += 2) $append(args, textOf(ends, at + i, s));
      if (named) {
        const groups = $regexpGroups(rx, args);
        answer = $call(f, undefined, ...args, start, s, groups);
      } else answer = $call(f, undefined, ...args, start, s);
    }
    const text = typeof answer === 'string' ? answer : $toString(answer);
    result += start > done ? $substring(s, done, start) + text : text;
    done = end;
  }
  return done < s.length ? result + $substring(s, done, s.length) : result;
}

/** Text of the capture whose ends are at `at`. */
function textOf(ends: number[], at: number, s: string): string | undefined {
  return ends[at] < 0 || ends[at + 1] < 0 ? undefined : $substring(s, ends[at], ends[at + 1]);
}

const methods = {
  /** spec: sec-regexp.prototype-%symbol.match% */
  match(this: any, string: unknown): unknown {
    const rx = receiver(this, '@@match');
    const s = $toString(string);
    if ($regexpPristine(rx)) return $regexpMatch(rx, s);
    const flags = $toString(rx.flags);
    if (!has(flags, GLOBAL)) return regExpExec(rx, s);
    const points = has(flags, UNICODE) || has(flags, SETS);
    rx.lastIndex = 0;
    const found: string[] = [];
    while (true) {
      const result = regExpExec(rx, s);
      if (result === null) return found.length === 0 ? null : found;
      const text = $toString(result[0]);
      $append(found, text);
      if (text === '') rx.lastIndex = advance(s, $toLength(rx.lastIndex), points);
    }
  },

  /** spec: sec-regexp-prototype-matchall */
  matchAll(this: any, string: unknown): unknown {
    const rx = receiver(this, '@@matchAll');
    const s = $toString(string);
    const species = speciesOf(rx);
    const flags = $toString(rx.flags);
    const matcher = new species(rx, flags);
    matcher.lastIndex = $toLength(rx.lastIndex);
    return $regexpIterator(matcher, s, has(flags, GLOBAL), has(flags, UNICODE) || has(flags, SETS));
  },

  /** spec: sec-regexp.prototype-%symbol.replace% */
  replace(this: any, string: unknown, replacement: unknown): unknown {
    const rx = receiver(this, '@@replace');
    const s = $toString(string);
    const functional = $isCallable(replacement);
    const template = functional ? '' : $toString(replacement);
    if ($regexpPristine(rx)) return functional ? replaceByCalls(rx, s, replacement) : $regexpReplace(rx, s, template);
    const flags = $toString(rx.flags);
    const global = has(flags, GLOBAL);
    const points = has(flags, UNICODE) || has(flags, SETS);
    if (global) rx.lastIndex = 0;
    const results: any[] = [];
    while (true) {
      const result = regExpExec(rx, s);
      if (result === null) break;
      $append(results, result);
      if (!global) break;
      if ($toString(result[0]) === '') rx.lastIndex = advance(s, $toLength(rx.lastIndex), points);
    }
    let answer = '';
    let done = 0;
    for (let i = 0; i < results.length; i++) {
      const result = results[i];
      const last = $lengthOf(result) - 1;
      const matched = $toString(result[0]);
      const index = $toIntegerOrInfinity(result.index);
      const position = index < 0 ? 0 : index > s.length ? s.length : index;
      const captures: any[] = [];
      for (let n = 1; n <= last; n++) {
        const capture = result[n];
        $append(captures, capture === undefined ? undefined : $toString(capture));
      }
      const groups = result.groups;
      let text: string;
      if (functional) {
        text =
          groups === undefined
            ? $toString($call(replacement, undefined, matched, ...captures, position, s))
            : $toString($call(replacement, undefined, matched, ...captures, position, s, groups));
      } else {
        text = substitute(matched, s, position, captures, groups === undefined ? groups : $toObject(groups), template);
      }
      if (position >= done) {
        answer += $substring(s, done, position) + text;
        done = position + matched.length;
      }
    }
    return done >= s.length ? answer : answer + $substring(s, done, s.length);
  },

  /** spec: sec-regexp.prototype-%symbol.search% */
  search(this: any, string: unknown): unknown {
    const rx = receiver(this, '@@search');
    const s = $toString(string);
    if ($regexpPristine(rx)) return $regexpSearch(rx, s);
    const before = rx.lastIndex;
    if (!same(before, 0)) rx.lastIndex = 0;
    const result = regExpExec(rx, s);
    const after = rx.lastIndex;
    if (!same(after, before)) rx.lastIndex = before;
    return result === null ? -1 : result.index;
  },

  /** spec: sec-regexp.prototype-%symbol.split% */
  split(this: any, string: unknown, limit: unknown): unknown {
    const rx = receiver(this, '@@split');
    const s = $toString(string);
    if ($regexpCanSplit(rx)) {
      // ToUint32 of an object may change what was looked at
      if (limit === undefined) return $regexpSplit(rx, s, 4294967295);
      if (typeof limit === 'number') return $regexpSplit(rx, s, limit >>> 0);
    }
    const species = speciesOf(rx);
    const flags = $toString(rx.flags);
    const points = has(flags, UNICODE) || has(flags, SETS);
    const splitter = new species(rx, has(flags, STICKY) ? flags : flags + 'y');
    const parts: any[] = [];
    const most = limit === undefined ? 4294967295 : (limit as number) >>> 0;
    if (most === 0) return parts;
    const size = s.length;
    if (size === 0) {
      if (regExpExec(splitter, s) === null) $append(parts, s);
      return parts;
    }
    let done = 0;
    let at = 0;
    while (at < size) {
      splitter.lastIndex = at;
      const result = regExpExec(splitter, s);
      if (result === null) {
        at = advance(s, at, points);
        continue;
      }
      const last = $toLength(splitter.lastIndex);
      const end = last < size ? last : size;
      if (end === done) {
        at = advance(s, at, points);
        continue;
      }
      $append(parts, $substring(s, done, at));
      if (parts.length === most) return parts;
      done = end;
      const captures = $lengthOf(result) - 1;
      for (let i = 1; i <= captures; i++) {
        $append(parts, result[i]);
        if (parts.length === most) return parts;
      }
      at = done;
    }
    $append(parts, $substring(s, done, size));
    return parts;
  },
};

/** spec: sec-samevalue */
function same(a: unknown, b: unknown): boolean {
  return $sameValueZero(a, b) && (a !== 0 || 1 / (a as number) === 1 / (b as number));
}

$define(prototype, $intrinsic('Symbol.match'), methods.match, 1);
$define(prototype, $intrinsic('Symbol.matchAll'), methods.matchAll, 1);
$define(prototype, $intrinsic('Symbol.replace'), methods.replace, 2);
$define(prototype, $intrinsic('Symbol.search'), methods.search, 1);
$define(prototype, $intrinsic('Symbol.split'), methods.split, 2);
$regexpSeal();

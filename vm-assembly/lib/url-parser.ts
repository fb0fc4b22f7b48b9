// URLs as records. https://url.spec.whatwg.org/#url-parsing
//
// The states of the standard's parser are functions here, each of which takes what it can at `at` and says what comes next: `parse` is
// the loop. A setter begins in the middle (`override`), and most of them end where the part ends.

import { original } from './web-idl.ts';
import { parseHost } from './url-host.ts';
import { C0, FRAGMENT, PATH, QUERY, SPECIAL_QUERY, USERINFO, percentEncode } from './percent.ts';

const toLowerCase = original('String.prototype.toLowerCase');

/** A URL in its parts. */
export class UrlRecord {
  scheme = '';
  username = '';
  password = '';
  host: string | null = null;
  /** -1: that of the scheme. */
  port = -1;
  path: string[] = [];
  /** A path that is no list: that of "mailto:a@b". */
  opaque: string | null = null;
  query: string | null = null;
  fragment: string | null = null;

  get special(): boolean {
    return isSpecial(this.scheme);
  }
}

/** Schemes whose URLs have a host, and their ports. */
const SPECIAL = ['http', 'https', 'ws', 'wss', 'ftp', 'file'];
const PORTS = [80, 443, 80, 443, 21, -1];

export function isSpecial(scheme: string): boolean {
  for (let i = 0; i < SPECIAL.length; i++) if (SPECIAL[i] === scheme) return true;
  return false;
}

function defaultPort(scheme: string): number {
  for (let i = 0; i < SPECIAL.length; i++) if (SPECIAL[i] === scheme) return PORTS[i];
  return -1;
}

/** States, in the order of the standard. */
export const State = {
  SchemeStart: 0, Scheme: 1, NoScheme: 2, SpecialRelativeOrAuthority: 3, PathOrAuthority: 4, Relative: 5, RelativeSlash: 6,
  SpecialAuthoritySlashes: 7, SpecialAuthorityIgnoreSlashes: 8, Authority: 9, Host: 10, Hostname: 11, Port: 12, File: 13, FileSlash: 14,
  FileHost: 15, PathStart: 16, Path: 17, OpaquePath: 18, Query: 19, Fragment: 20, End: 21, Failure: 22,
};
const S = State;
const NO_STATE = -1;

const SLASH = 47;
const BACKSLASH = 92;
const COLON = 58;
const QUESTION = 63;
const HASH = 35;
const END = -1;

function isLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Is a letter and a colon, or a vertical line, at `at`? */
function isDriveLetter(text: string, at: number): boolean {
  if (at + 1 >= text.length || !isLetter($charCodeAt(text, at))) return false;
  const next = $charCodeAt(text, at + 1);
  return next === COLON || next === 124;
}

function startsWithDriveLetter(text: string, at: number): boolean {
  if (!isDriveLetter(text, at)) return false;
  if (at + 2 === text.length) return true;
  const next = $charCodeAt(text, at + 2);
  return next === SLASH || next === BACKSLASH || next === QUESTION || next === HASH;
}

function isSingleDot(segment: string): boolean {
  return segment === '.' || (segment.length === 3 && $call(toLowerCase, segment) === '%2e');
}

function isDoubleDot(segment: string): boolean {
  if (segment === '..') return true;
  if (segment.length !== 4 && segment.length !== 6) return false;
  const lower = $call(toLowerCase, segment);
  return lower === '.%2e' || lower === '%2e.' || lower === '%2e%2e';
}

/** Controls and spaces around it go, tabs and line ends everywhere. */
function clean(text: string, trim: boolean): string {
  let from = 0;
  let to = text.length;
  if (trim) {
    while (from < to && $charCodeAt(text, from) <= 32) from++;
    while (to > from && $charCodeAt(text, to - 1) <= 32) to--;
  }
  let result = '';
  let start = from;
  for (let i = from; i < to; i++) {
    const unit = $charCodeAt(text, i);
    if (unit !== 9 && unit !== 10 && unit !== 13) continue;
    result += $substring(text, start, i);
    start = i + 1;
  }
  return result + $substring(text, start, to);
}

/** The last segment goes, unless it is a drive letter. https://url.spec.whatwg.org/#shorten-a-urls-path */
function shorten(url: UrlRecord): void {
  const { path } = url;
  if (url.scheme === 'file' && path.length === 1 && path[0].length === 2 && isDriveLetter(path[0], 0) && $charCodeAt(path[0], 1) === COLON) return;
  if (path.length > 0) path.length--;
}

function copyPath(url: UrlRecord, from: UrlRecord): void {
  url.path = [];
  for (let i = 0; i < from.path.length; i++) $append(url.path, from.path[i]);
}

/** One parse. */
class Parser {
  readonly text: string;
  readonly base: UrlRecord | null;
  readonly url: UrlRecord;
  readonly override: number;
  at = 0;

  constructor(text: string, base: UrlRecord | null, url: UrlRecord, override: number) {
    this.text = text;
    this.base = base;
    this.url = url;
    this.override = override;
  }

  unit(offset = 0): number {
    const at = this.at + offset;
    return at < this.text.length ? $charCodeAt(this.text, at) : END;
  }

  get overridden(): boolean {
    return this.override !== NO_STATE;
  }

  /** Is a slash here, or in a special URL a backslash? */
  slash(offset = 0): boolean {
    const unit = this.unit(offset);
    return unit === SLASH || (unit === BACKSLASH && this.url.special);
  }

  step(state: number): number {
    switch (state) {
      case S.SchemeStart: return this.schemeStart();
      case S.Scheme: return this.scheme();
      case S.NoScheme: return this.noScheme();
      case S.SpecialRelativeOrAuthority:
        return this.unit() === SLASH && this.unit(1) === SLASH ? this.go(2, S.SpecialAuthorityIgnoreSlashes) : S.Relative;
      case S.PathOrAuthority: return this.unit() === SLASH ? this.go(1, S.Authority) : S.Path;
      case S.Relative: return this.relative();
      case S.RelativeSlash: return this.relativeSlash();
      case S.SpecialAuthoritySlashes:
        return this.unit() === SLASH && this.unit(1) === SLASH ? this.go(2, S.SpecialAuthorityIgnoreSlashes) : S.SpecialAuthorityIgnoreSlashes;
      case S.SpecialAuthorityIgnoreSlashes:
        while (this.unit() === SLASH || this.unit() === BACKSLASH) this.at++;
        return S.Authority;
      case S.Authority: return this.authority();
      case S.Host:
      case S.Hostname: return this.hostname(state);
      case S.Port: return this.port();
      case S.File: return this.file();
      case S.FileSlash: return this.fileSlash();
      case S.FileHost: return this.fileHost();
      case S.PathStart: return this.pathStart();
      case S.Path: return this.path();
      case S.OpaquePath: return this.opaquePath();
      case S.Query: return this.query();
      default: return this.fragment();
    }
  }

  go(count: number, state: number): number {
    this.at += count;
    return state;
  }

  schemeStart(): number {
    if (isLetter(this.unit())) return S.Scheme;
    return this.overridden ? S.Failure : S.NoScheme;
  }

  scheme(): number {
    const { url, text } = this;
    let end = this.at;
    for (; end < text.length; end++) {
      const unit = $charCodeAt(text, end);
      if (!isLetter(unit) && !isDigit(unit) && unit !== 43 && unit !== 45 && unit !== 46) break;
    }
    const found = end < text.length ? $charCodeAt(text, end) === COLON : this.overridden;
    if (!found) return this.overridden ? S.Failure : S.NoScheme;
    const scheme = $call(toLowerCase, $substring(text, this.at, end));
    if (this.overridden) {
      if (isSpecial(url.scheme) !== isSpecial(scheme)) return S.End;
      if ((url.username !== '' || url.password !== '' || url.port >= 0) && scheme === 'file') return S.End;
      if (url.scheme === 'file' && url.host === '') return S.End;
      url.scheme = scheme;
      if (url.port === defaultPort(scheme)) url.port = -1;
      return S.End;
    }
    url.scheme = scheme;
    this.at = end + 1;
    if (scheme === 'file') return S.File;
    if (url.special) return this.base !== null && this.base.scheme === scheme ? S.SpecialRelativeOrAuthority : S.SpecialAuthoritySlashes;
    if (this.unit() === SLASH) return this.go(1, S.PathOrAuthority);
    url.opaque = '';
    return S.OpaquePath;
  }

  noScheme(): number {
    const { base, url } = this;
    if (base === null || (base.opaque !== null && this.unit() !== HASH)) return S.Failure;
    if (base.opaque !== null) {
      url.scheme = base.scheme;
      url.opaque = base.opaque;
      url.query = base.query;
      return this.go(1, S.Fragment);
    }
    return base.scheme === 'file' ? S.File : S.Relative;
  }

  relative(): number {
    const { url } = this;
    const base = this.base as UrlRecord;
    url.scheme = base.scheme;
    if (this.slash()) return this.go(1, S.RelativeSlash);
    url.username = base.username;
    url.password = base.password;
    url.host = base.host;
    url.port = base.port;
    copyPath(url, base);
    url.query = base.query;
    return this.afterBase();
  }

  /** What a relative URL has of its own behind what it took from its base. */
  afterBase(): number {
    const { url } = this;
    const unit = this.unit();
    if (unit === QUESTION) return this.go(1, S.Query);
    if (unit === HASH) return this.go(1, S.Fragment);
    if (unit === END) return S.End;
    url.query = null;
    shorten(url);
    return S.Path;
  }

  relativeSlash(): number {
    const { url } = this;
    const base = this.base as UrlRecord;
    if (url.special && this.slash()) return this.go(1, S.SpecialAuthorityIgnoreSlashes);
    if (this.unit() === SLASH) return this.go(1, S.Authority);
    url.username = base.username;
    url.password = base.password;
    url.host = base.host;
    url.port = base.port;
    return S.Path;
  }

  /** Where the authority, which begins here, ends. */
  authorityEnd(): number {
    let end = this.at;
    for (; end < this.text.length; end++) {
      const unit = $charCodeAt(this.text, end);
      if (unit === SLASH || unit === QUESTION || unit === HASH || (unit === BACKSLASH && this.url.special)) break;
    }
    return end;
  }

  authority(): number {
    const { url, text } = this;
    const end = this.authorityEnd();
    let sign = -1;
    for (let i = this.at; i < end; i++) if ($charCodeAt(text, i) === 64) sign = i;
    if (sign < 0) return S.Host;
    if (sign + 1 === end) return S.Failure;
    let colon = this.at;
    while (colon < sign && $charCodeAt(text, colon) !== COLON) colon++;
    url.username = percentEncode($substring(text, this.at, colon), USERINFO);
    if (colon < sign) url.password = percentEncode($substring(text, colon + 1, sign), USERINFO);
    this.at = sign + 1;
    return S.Host;
  }

  hostname(state: number): number {
    const { url, text } = this;
    if (this.overridden && url.scheme === 'file') return S.FileHost;
    const end = this.authorityEnd();
    let colon = this.at;
    let brackets = false;
    for (; colon < end; colon++) {
      const unit = $charCodeAt(text, colon);
      if (unit === 91) brackets = true;
      else if (unit === 93) brackets = false;
      else if (unit === COLON && !brackets) break;
    }
    const found = colon < end;
    if (found) {
      if (colon === this.at) return S.Failure;
      if (this.override === S.Hostname) return S.Failure;
    } else {
      if (url.special && this.at === end) return S.Failure;
      if (this.overridden && this.at === end && (url.username !== '' || url.password !== '' || url.port >= 0)) return S.Failure;
    }
    const host = parseHost($substring(text, this.at, colon), url.special);
    if (host === null) return S.Failure;
    url.host = host;
    this.at = colon;
    if (found) return this.go(1, S.Port);
    return this.overridden && state >= S.Host ? S.End : S.PathStart;
  }

  port(): number {
    const { url } = this;
    let port = -1;
    for (; isDigit(this.unit()); this.at++) {
      port = (port < 0 ? 0 : port * 10) + this.unit() - 48;
      if (port > 65535) return S.Failure;
    }
    const unit = this.unit();
    if (unit !== END && unit !== QUESTION && unit !== HASH && !this.slash() && !this.overridden) return S.Failure;
    if (port >= 0) url.port = port === defaultPort(url.scheme) ? -1 : port;
    else if (this.overridden) return S.Failure;
    return this.overridden ? S.End : S.PathStart;
  }

  file(): number {
    const { url, base } = this;
    url.scheme = 'file';
    url.host = '';
    if (this.unit() === SLASH || this.unit() === BACKSLASH) return this.go(1, S.FileSlash);
    if (base === null || base.scheme !== 'file') return S.Path;
    url.host = base.host;
    copyPath(url, base);
    url.query = base.query;
    const unit = this.unit();
    if (unit === QUESTION || unit === HASH || unit === END) return this.afterBase();
    url.query = null;
    if (startsWithDriveLetter(this.text, this.at)) url.path = [];
    else shorten(url);
    return S.Path;
  }

  fileSlash(): number {
    const { url, base } = this;
    if (this.unit() === SLASH || this.unit() === BACKSLASH) return this.go(1, S.FileHost);
    if (base !== null && base.scheme === 'file') {
      url.host = base.host;
      const first = base.path.length > 0 ? base.path[0] : '';
      if (!startsWithDriveLetter(this.text, this.at) && first.length === 2 && isDriveLetter(first, 0) && $charCodeAt(first, 1) === COLON) {
        $append(url.path, first);
      }
    }
    return S.Path;
  }

  fileHost(): number {
    const { url, text } = this;
    let end = this.at;
    for (; end < text.length; end++) {
      const unit = $charCodeAt(text, end);
      if (unit === SLASH || unit === BACKSLASH || unit === QUESTION || unit === HASH) break;
    }
    if (!this.overridden && end - this.at === 2 && isDriveLetter(text, this.at)) return S.Path;
    if (end === this.at) url.host = '';
    else {
      const host = parseHost($substring(text, this.at, end), url.special);
      if (host === null) return S.Failure;
      url.host = host === 'localhost' ? '' : host;
      this.at = end;
    }
    return this.overridden ? S.End : S.PathStart;
  }

  pathStart(): number {
    const { url } = this;
    const unit = this.unit();
    if (url.special) return this.slash() ? this.go(1, S.Path) : S.Path;
    if (!this.overridden && unit === QUESTION) return this.go(1, S.Query);
    if (!this.overridden && unit === HASH) return this.go(1, S.Fragment);
    if (unit !== END) return unit === SLASH ? this.go(1, S.Path) : S.Path;
    if (this.overridden && url.host === null) $append(url.path, '');
    return S.End;
  }

  path(): number {
    const { url, text } = this;
    const { path } = url;
    const special = url.special;
    for (;;) {
      let end = this.at;
      let unit = END;
      for (; end < text.length; end++) {
        unit = $charCodeAt(text, end);
        if (unit === SLASH || (unit === BACKSLASH && special) || (!this.overridden && (unit === QUESTION || unit === HASH))) break;
      }
      if (end === text.length) unit = END;
      const slash = unit === SLASH || unit === BACKSLASH;
      let segment = percentEncode($substring(text, this.at, end), PATH);
      if (isDoubleDot(segment)) {
        shorten(url);
        if (!slash) $append(path, '');
      } else if (isSingleDot(segment)) {
        if (!slash) $append(path, '');
      } else {
        if (url.scheme === 'file' && path.length === 0 && segment.length === 2 && isDriveLetter(segment, 0)) segment = segment[0] + ':';
        $append(path, segment);
      }
      this.at = end;
      if (!slash) return unit === QUESTION ? this.go(1, S.Query) : unit === HASH ? this.go(1, S.Fragment) : S.End;
      this.at++;
    }
  }

  opaquePath(): number {
    const { url, text } = this;
    let end = this.at;
    let unit = END;
    for (; end < text.length; end++) {
      unit = $charCodeAt(text, end);
      if (unit === QUESTION || unit === HASH) break;
    }
    if (end === text.length) unit = END;
    url.opaque = percentEncode($substring(text, this.at, end), C0);
    this.at = end;
    return unit === QUESTION ? this.go(1, S.Query) : unit === HASH ? this.go(1, S.Fragment) : S.End;
  }

  query(): number {
    const { url, text } = this;
    let end = this.at;
    while (end < text.length && (this.overridden || $charCodeAt(text, end) !== HASH)) end++;
    url.query = percentEncode($substring(text, this.at, end), url.special ? SPECIAL_QUERY : QUERY);
    this.at = end;
    return end < text.length ? this.go(1, S.Fragment) : S.End;
  }

  fragment(): number {
    this.url.fragment = percentEncode($substring(this.text, this.at, this.text.length), FRAGMENT);
    return S.End;
  }

  /** False if it is no URL. What a setter changes until then stays as the standard has it. */
  run(first: number): boolean {
    let state = first;
    while (state !== S.End && state !== S.Failure) state = this.step(state);
    return state === S.End;
  }
}

/** A URL, relative to `base` if there is one; null if it is none. */
export function parseUrl(text: string, base: UrlRecord | null): UrlRecord | null {
  const url = new UrlRecord();
  return new Parser(clean(text, true), base, url, NO_STATE).run(S.SchemeStart) ? url : null;
}

/** Gives a URL another part: what begins in this state. False if `text` is no such part. */
export function parsePart(url: UrlRecord, text: string, state: number): boolean {
  return new Parser(clean(text, false), null, url, state).run(state);
}

export function pathText(url: UrlRecord): string {
  if (url.opaque !== null) return url.opaque;
  let text = '';
  for (let i = 0; i < url.path.length; i++) text += '/' + url.path[i];
  return text;
}

/** https://url.spec.whatwg.org/#concept-url-serializer */
export function urlText(url: UrlRecord): string {
  let text = url.scheme + ':';
  if (url.host !== null) {
    text += '//';
    if (url.username !== '' || url.password !== '') text += url.username + (url.password !== '' ? ':' + url.password : '') + '@';
    text += url.host;
    if (url.port >= 0) text += ':' + $toString(url.port);
  } else if (url.opaque === null && url.path.length > 1 && url.path[0] === '') text += '/.';
  text += pathText(url);
  if (url.query !== null) text += '?' + url.query;
  return url.fragment === null ? text : text + '#' + url.fragment;
}

// URL. https://url.spec.whatwg.org/#url-class

import { type URLSearchParams, ownedParams, replaceList } from './url-search-params.ts';
import { USERINFO, percentEncode } from './percent.ts';
import { State, UrlRecord, parsePart, parseUrl, pathText, urlText } from './url-parser.ts';
import { expose, original, required, showParts, usvString } from './web-idl.ts';

const TypeErrorConstructor = original('TypeError');

function invalidUrl(input: string, base: string | undefined): never {
  const error = new TypeErrorConstructor('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  if (base !== undefined) error.base = base;
  throw error;
}

/** A setter that fails changes nothing: what was parsed goes into a copy first. */
function copyOf(url: UrlRecord): UrlRecord {
  const copy = new UrlRecord();
  copy.scheme = url.scheme;
  copy.username = url.username;
  copy.password = url.password;
  copy.host = url.host;
  copy.port = url.port;
  for (let i = 0; i < url.path.length; i++) $append(copy.path, url.path[i]);
  copy.opaque = url.opaque;
  copy.query = url.query;
  copy.fragment = url.fragment;
  return copy;
}

/** May it not have credentials or a port? */
function isBare(url: UrlRecord): boolean {
  return url.host === null || url.host === '' || url.scheme === 'file';
}

/** What is shown of a URL. */
const PARTS = [
  'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash',
];

function withoutFirst(text: string, unit: number): string {
  return text.length > 0 && $charCodeAt(text, 0) === unit ? $substring(text, 1, text.length) : text;
}

class URL {
  #url: UrlRecord;
  #params: URLSearchParams | undefined;

  constructor(...args: unknown[]) {
    required(args.length, 'url');
    const input = usvString(args[0]);
    const base = args[1] === undefined ? undefined : usvString(args[1]);
    this.#url = URL.#parse(input, base) ?? invalidUrl(input, base);
  }

  static #parse(input: string, base: string | undefined): UrlRecord | null {
    if (base === undefined) return parseUrl(input, null);
    const parsed = parseUrl(base, null);
    return parsed === null ? null : parseUrl(input, parsed);
  }

  static canParse(...args: unknown[]): boolean {
    required(args.length, 'url');
    const input = usvString(args[0]);
    return URL.#parse(input, args[1] === undefined ? undefined : usvString(args[1])) !== null;
  }

  static parse(...args: unknown[]): URL | null {
    required(args.length, 'url');
    const input = usvString(args[0]);
    const parsed = URL.#parse(input, args[1] === undefined ? undefined : usvString(args[1]));
    return parsed === null ? null : new URL(urlText(parsed));
  }

  /** The part that begins in `state`, if `text` is one. */
  #set(text: string, state: number): void {
    const copy = copyOf(this.#url);
    if (parsePart(copy, text, state)) this.#url = copy;
  }

  toString(): string {
    return urlText(this.#url);
  }

  get href(): string {
    return urlText(this.#url);
  }

  set href(v: unknown) {
    const input = usvString(v);
    this.#url = parseUrl(input, null) ?? invalidUrl(input, undefined);
    if (this.#params !== undefined) replaceList(this.#params, this.#url.query ?? '');
  }

  get origin(): string {
    const url = this.#url;
    if (url.scheme === 'blob') {
      const inner = parseUrl(pathText(url), null);
      return inner !== null && (inner.scheme === 'http' || inner.scheme === 'https') ? originText(inner) : 'null';
    }
    return url.special && url.scheme !== 'file' ? originText(url) : 'null';
  }

  get protocol(): string {
    return this.#url.scheme + ':';
  }

  set protocol(v: unknown) {
    this.#set(usvString(v) + ':', State.SchemeStart);
  }

  get username(): string {
    return this.#url.username;
  }

  set username(v: unknown) {
    const text = usvString(v);
    if (!isBare(this.#url)) this.#url.username = percentEncode(text, USERINFO);
  }

  get password(): string {
    return this.#url.password;
  }

  set password(v: unknown) {
    const text = usvString(v);
    if (!isBare(this.#url)) this.#url.password = percentEncode(text, USERINFO);
  }

  get host(): string {
    const { host, port } = this.#url;
    if (host === null) return '';
    return port < 0 ? host : host + ':' + $toString(port);
  }

  set host(v: unknown) {
    const text = usvString(v);
    if (this.#url.opaque === null) this.#setHost(text, State.Host);
  }

  /** A port that is none leaves the host that was set before it. */
  #setHost(text: string, state: number): void {
    const copy = copyOf(this.#url);
    const { host } = copy;
    if (parsePart(copy, text, state) || copy.host !== host) this.#url = copy;
  }

  get hostname(): string {
    return this.#url.host ?? '';
  }

  set hostname(v: unknown) {
    const text = usvString(v);
    if (this.#url.opaque === null) this.#set(text, State.Hostname);
  }

  get port(): string {
    return this.#url.port < 0 ? '' : $toString(this.#url.port);
  }

  set port(v: unknown) {
    const text = usvString(v);
    if (isBare(this.#url)) return;
    if (text === '') this.#url.port = -1;
    else this.#set(text, State.Port);
  }

  get pathname(): string {
    return pathText(this.#url);
  }

  set pathname(v: unknown) {
    const text = usvString(v);
    if (this.#url.opaque !== null) return;
    this.#url.path = [];
    parsePart(this.#url, text, State.PathStart);
  }

  get search(): string {
    const { query } = this.#url;
    return query === null || query === '' ? '' : '?' + query;
  }

  set search(v: unknown) {
    const text = withoutFirst(usvString(v), 63);
    const url = this.#url;
    if (text === '') url.query = null;
    else parsePart(url, text, State.Query);
    if (this.#params !== undefined) replaceList(this.#params, url.query ?? '');
  }

  get searchParams(): URLSearchParams {
    this.#params ??= ownedParams(this.#url.query ?? '', { changed: (query) => this.#setQuery(query) });
    return this.#params;
  }

  #setQuery(query: string): void {
    this.#url.query = query === '' ? null : query;
  }

  get hash(): string {
    const { fragment } = this.#url;
    return fragment === null || fragment === '' ? '' : '#' + fragment;
  }

  set hash(v: unknown) {
    const text = withoutFirst(usvString(v), 35);
    if (text === '') this.#url.fragment = null;
    else parsePart(this.#url, text, State.Fragment);
  }

  toJSON(): string {
    return urlText(this.#url);
  }

  static {
    const getters: any[] = [];
    for (let i = 0; i < PARTS.length; i++) {
      $ownAttributes(URL.prototype, PARTS[i]);
      $append(getters, $foundValue());
    }
    showParts((o) => {
      if (!(#url in o)) return undefined;
      const parts: any[] = [': '];
      for (let i = 0; i < PARTS.length; i++) {
        $append(parts, PARTS[i]);
        $append(parts, $call(getters[i], o));
      }
      return parts;
    });
  }
}

function originText(url: UrlRecord): string {
  return url.scheme + '://' + url.host + (url.port < 0 ? '' : ':' + $toString(url.port));
}

expose(URL, 'URL');

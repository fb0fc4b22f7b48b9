// TextEncoder, TextDecoder, atob, btoa. https://encoding.spec.whatwg.org, https://html.spec.whatwg.org/#atob

import { DOMException } from './dom-exception.ts';
import { codedTypeError, dictionary, expose, exposeFunction, original, required } from './web-idl.ts';

const RangeErrorConstructor = original('RangeError');
const toLowerCase = original('String.prototype.toLowerCase');
const trim = original('String.prototype.trim');

/** Encodings by number, as $decodeBytes knows them, and their labels. */
const UTF8 = 0;
const UTF16 = 1;
const ENCODINGS = ['utf-8', 'utf-16le', 'windows-1252'];
const LABELS = [
  ['utf-8', 'utf8', 'unicode-1-1-utf-8', 'unicode11utf8', 'unicode20utf8', 'x-unicode20utf8'],
  ['utf-16le', 'utf-16', 'ucs-2', 'unicode', 'unicodefeff', 'csunicode', 'iso-10646-ucs-2'],
  [
    'windows-1252', 'latin1', 'ascii', 'us-ascii', 'iso-8859-1', 'iso8859-1', 'iso88591', 'iso_8859-1', 'iso_8859-1:1987', 'iso-ir-100', 'l1',
    'ansi_x3.4-1968', 'cp1252', 'cp819', 'csisolatin1', 'ibm819', 'x-cp1252',
  ],
];

function encodingOf(label: unknown): number {
  const name = $call(toLowerCase, $call(trim, $toString(label)));
  for (let i = 0; i < LABELS.length; i++) {
    for (let j = 0; j < LABELS[i].length; j++) if (LABELS[i][j] === name) return i;
  }
  const error = new RangeErrorConstructor('The "' + $toString(label) + '" encoding is not supported');
  error.code = 'ERR_ENCODING_NOT_SUPPORTED';
  throw error;
}

class TextEncoder {
  readonly #brand = true;

  get encoding(): string {
    return this.#brand ? 'utf-8' : '';
  }

  encode(input: unknown = ''): Uint8Array {
    return this.#brand ? $encodeUtf8($toString(input)) : $encodeUtf8('');
  }

  encodeInto(source: unknown, destination: any): unknown {
    if (!this.#brand || $kindOf(destination) === 0 || $bytesOf(destination) === undefined) {
      codedTypeError('The "dest" argument must be an instance of Uint8Array.', 'ERR_INVALID_ARG_TYPE');
    }
    return $encodeInto($toString(source), $bytesOf(destination));
  }
}

class TextDecoder {
  readonly #encoding: number;
  readonly #fatal: boolean;
  readonly #ignoreBOM: boolean;
  /** Bytes of a character that is not complete. */
  #held: any = undefined;
  /** Text has begun: what comes is no byte order mark. */
  #begun = false;

  constructor(label: unknown = 'utf-8', options?: any) {
    this.#encoding = encodingOf(label);
    const given = dictionary(options, 'options');
    this.#fatal = given !== undefined && !!given.fatal;
    this.#ignoreBOM = given !== undefined && !!given.ignoreBOM;
  }

  get encoding(): string {
    return ENCODINGS[this.#encoding];
  }

  get fatal(): boolean {
    return this.#fatal;
  }

  get ignoreBOM(): boolean {
    return this.#ignoreBOM;
  }

  decode(input?: unknown, options?: any): string {
    const encoding = this.#encoding;
    let bytes = $bytesOf(input === undefined ? $encodeUtf8('') : input);
    if (bytes === undefined) codedTypeError('The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.', 'ERR_INVALID_ARG_TYPE');
    const given = dictionary(options, 'options');
    const stream = given !== undefined && !!given.stream;
    // a getter of the options may have detached the buffer
    bytes = $bytesOf(bytes);
    if (this.#held !== undefined) bytes = $joinBytes(this.#held, bytes, 0);
    this.#held = undefined;
    const length = $viewLength(bytes);
    let end = length;
    if (stream && (encoding === UTF8 || encoding === UTF16)) {
      end = $completeBytes(bytes, encoding);
      if (end < length) this.#held = $joinBytes(undefined, bytes, end);
    }
    let text = $decodeBytes(bytes, 0, end, encoding, this.#fatal ? 1 : 0);
    if (text === undefined) {
      this.#begun = false;
      this.#held = undefined;
      codedTypeError('The encoded data was not valid for encoding ' + ENCODINGS[encoding], 'ERR_ENCODING_INVALID_ENCODED_DATA');
    }
    if (!this.#begun && !this.#ignoreBOM && text.length > 0 && $charCodeAt(text, 0) === 0xfeff) text = $substring(text, 1, text.length);
    this.#begun = stream && (this.#begun || end > 0);
    return text;
  }
}

expose(TextEncoder, 'TextEncoder');
expose(TextDecoder, 'TextDecoder');

const functions = {
  btoa(...args: unknown[]): string {
    required(args.length, 'input');
    const text = $btoa($toString(args[0]));
    if (text === undefined) throw new DOMException('Invalid character', 'InvalidCharacterError');
    return text;
  },

  atob(...args: unknown[]): string {
    required(args.length, 'input');
    const text = $atob($toString(args[0]));
    if (text === undefined) throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
    return text;
  },
};

exposeFunction('btoa', functions.btoa, 1);
exposeFunction('atob', functions.atob, 1);

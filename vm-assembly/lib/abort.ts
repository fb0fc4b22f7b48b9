// AbortController, AbortSignal. https://dom.spec.whatwg.org/#aborting-ongoing-activities

import { DOMException } from './dom-exception.ts';
import { Event, EventTarget, fire } from './event.ts';
import { codedTypeError, expose, showParts } from './web-idl.ts';

/** Who may make signals. */
const TOKEN = {};
const timers = $groupObject('timers');

/** Aborts a signal and those that follow it: all are aborted before any listener hears of it. */
let abortSignal: (signal: AbortSignal, reason: unknown) => void;

export class AbortSignal extends EventTarget {
  #aborted = false;
  #reason: unknown = undefined;
  /** Signals that follow this one, and those that it follows. */
  readonly #dependents: AbortSignal[] = [];
  readonly #sources: AbortSignal[] = [];
  #handler: any = null;
  #handlerAdded = false;

  constructor(...args: unknown[]) {
    if (args[0] !== TOKEN) codedTypeError('Illegal constructor', 'ERR_ILLEGAL_CONSTRUCTOR');
    super();
  }

  static {
    abortSignal = (signal: AbortSignal, reason: unknown): void => {
      if (signal.#aborted) return;
      const all: AbortSignal[] = [];
      $append(all, signal);
      signal.#abort(reason);
      for (let i = 0; i < signal.#dependents.length; i++) {
        const dependent = signal.#dependents[i];
        if (dependent.#aborted) continue;
        dependent.#abort(signal.#reason);
        $append(all, dependent);
      }
      for (let i = 0; i < all.length; i++) fire(all[i], new Event('abort'));
    };
  }

  static {
    showParts((o) => (#aborted in o ? [': ', 'aborted', o.#aborted] : undefined));
  }

  #abort(reason: unknown): void {
    this.#aborted = true;
    this.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;
  }

  static abort(reason?: unknown): AbortSignal {
    const signal = new AbortSignal(TOKEN);
    signal.#abort(reason);
    return signal;
  }

  static timeout(delay: unknown): AbortSignal {
    const ms = $toIntegerOrInfinity(delay);
    if (!(ms >= 0 && ms <= 9007199254740991)) {
      $throwRangeError('The value of "delay" is out of range. It must be >= 0 && <= 9007199254740991. Received ' + $toString(delay));
    }
    if (!('$host' in timers)) throw new DOMException('AbortSignal.timeout needs timers, which the host did not grant', 'NotSupportedError');
    const signal = new AbortSignal(TOKEN);
    const timer = timers.setTimeout(() => {
      abortSignal(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, ms);
    timer.unref();
    return signal;
  }

  static any(signals: any): AbortSignal {
    const result = new AbortSignal(TOKEN);
    const list: AbortSignal[] = [];
    for (const signal of signals) {
      if (!($isObject(signal) && #aborted in signal)) {
        codedTypeError('The "signals" argument must be an iterable of AbortSignal.', 'ERR_INVALID_ARG_TYPE');
      }
      $append(list, signal);
    }
    for (let i = 0; i < list.length; i++) {
      if (!list[i].#aborted) continue;
      result.#abort(list[i].#reason);
      return result;
    }
    for (let i = 0; i < list.length; i++) AbortSignal.#follow(list[i], result);
    return result;
  }

  /** `result` is aborted with `signal`, and with what that follows: a signal that follows another is in the list of its source too. */
  static #follow(signal: AbortSignal, result: AbortSignal): void {
    $append(signal.#dependents, result);
    for (let i = 0; i < signal.#sources.length; i++) AbortSignal.#follow(signal.#sources[i], result);
    $append(result.#sources, signal);
  }

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }

  get onabort(): unknown {
    return this.#handler;
  }

  set onabort(handler: any) {
    this.#handler = $isObject(handler) ? handler : null;
    if (this.#handlerAdded || this.#handler === null) return;
    // it keeps the place that it got first
    this.#handlerAdded = true;
    this.addEventListener('abort', (event: unknown) => {
      if ($isCallable(this.#handler)) $call(this.#handler, this, event);
    });
  }
}

class AbortController {
  readonly #signal = new AbortSignal(TOKEN);

  static {
    showParts((o) => (#signal in o ? [': ', 'signal', o.#signal] : undefined));
  }

  get signal(): AbortSignal {
    return this.#signal;
  }

  abort(reason?: unknown): void {
    abortSignal(this.#signal, reason);
  }
}

expose(AbortSignal, 'AbortSignal');
expose(AbortController, 'AbortController');

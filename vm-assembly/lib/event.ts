// Event, CustomEvent, EventTarget: without a tree, so that an event has one target only. https://dom.spec.whatwg.org/#events

import { DOMException } from './dom-exception.ts';
import { isNullish } from './common.ts';
import { codedTypeError, constants, dictionary, expose, original, required } from './web-idl.ts';

const now = original('Date.now');
/** When the first event was made; -1: there was none. */
let began = -1;

/** What an event knows beside what it shows: dispatching is the target's business. */
class EventState {
  target: any = null;
  current: any = null;
  phase = 0;
  dispatching = false;
  stopped = false;
  stoppedNow = false;
  prevented = false;
  passive = false;
  trusted = false;
}

/** The state of an event; undefined for anything else. */
let stateOf: (v: any) => EventState | undefined;
let typeOf: (event: Event) => string;

export class Event {
  readonly #type: string;
  readonly #bubbles: boolean;
  readonly #cancelable: boolean;
  readonly #composed: boolean;
  readonly #time: number;
  readonly #state = new EventState();

  constructor(...args: any[]) {
    required(args.length, 'type');
    this.#type = $toString(args[0]);
    const init = dictionary(args[1], 'options');
    this.#bubbles = init !== undefined && !!init.bubbles;
    this.#cancelable = init !== undefined && !!init.cancelable;
    this.#composed = init !== undefined && !!init.composed;
    const time = $call(now, undefined);
    if (began < 0) began = time;
    this.#time = time - began;
  }

  static {
    stateOf = (v: any): EventState | undefined => ($isObject(v) && #state in v ? v.#state : undefined);
    typeOf = (event: Event): string => event.#type;
  }

  get type(): string {
    return this.#type;
  }

  get target(): unknown {
    return this.#state.target;
  }

  get currentTarget(): unknown {
    return this.#state.current;
  }

  get srcElement(): unknown {
    return this.#state.target;
  }

  composedPath(): unknown[] {
    return this.#state.current === null ? [] : [this.#state.current];
  }

  get eventPhase(): number {
    return this.#state.phase;
  }

  stopPropagation(): void {
    this.#state.stopped = true;
  }

  get cancelBubble(): boolean {
    return this.#state.stopped;
  }

  set cancelBubble(v: unknown) {
    if (v) this.#state.stopped = true;
  }

  stopImmediatePropagation(): void {
    this.#state.stopped = true;
    this.#state.stoppedNow = true;
  }

  get bubbles(): boolean {
    return this.#bubbles;
  }

  get cancelable(): boolean {
    return this.#cancelable;
  }

  get returnValue(): boolean {
    return !this.#state.prevented;
  }

  preventDefault(): void {
    if (this.#cancelable && !this.#state.passive) this.#state.prevented = true;
  }

  get defaultPrevented(): boolean {
    return this.#state.prevented;
  }

  get composed(): boolean {
    return this.#composed;
  }

  get isTrusted(): boolean {
    return this.#state.trusted;
  }

  get timeStamp(): number {
    return this.#time;
  }
}

class CustomEvent extends Event {
  readonly #detail: unknown;

  constructor(...args: any[]) {
    super(...args);
    const detail = isNullish(args[1]) ? undefined : args[1].detail;
    this.#detail = detail === undefined ? null : detail;
  }

  get detail(): unknown {
    return this.#detail;
  }
}

/** One listener. */
class Listener {
  readonly type: string;
  readonly callback: any;
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean;
  removed = false;

  constructor(type: string, callback: unknown, capture: boolean, once: boolean, passive: boolean) {
    this.type = type;
    this.callback = callback;
    this.capture = capture;
    this.once = once;
    this.passive = passive;
  }
}

/** What a listener throws is nobody's to catch: it is reported as what a callback throws. */
function report(error: unknown): void {
  $enqueueJob(() => {
    throw error;
  });
}

function captureOf(options: any): boolean {
  return $isObject(options) ? !!options.capture : !!options;
}

/** Dispatches an event that the library made. */
export let fire: (target: EventTarget, event: Event) => void;

export class EventTarget {
  /** The list is replaced, never changed, so that a dispatch goes through those that were there when it began. */
  #listeners: Listener[] = [];

  static {
    fire = (target: EventTarget, event: Event): void => {
      (stateOf(event) as EventState).trusted = true;
      target.#dispatch(event);
    };
  }

  addEventListener(...args: any[]): void {
    const listeners = this.#listeners;
    if (args.length < 2) codedTypeError('The "type" and "listener" arguments must be specified', 'ERR_MISSING_ARGS');
    const type = $toString(args[0]);
    const callback = args[1];
    const options = args[2];
    const capture = captureOf(options);
    const once = $isObject(options) && !!options.once;
    const passive = $isObject(options) && !!options.passive;
    const signal = $isObject(options) ? options.signal : undefined;
    if (isNullish(callback)) return;
    if (!$isObject(callback)) {
      codedTypeError('The "listener" argument must be an instance of EventListener. Received ' + $describe(callback), 'ERR_INVALID_ARG_TYPE');
    }
    if (signal !== undefined && signal.aborted) return;
    for (let i = 0; i < listeners.length; i++) {
      const l = listeners[i];
      if (l.type === type && l.callback === callback && l.capture === capture) return;
    }
    const listener = new Listener(type, callback, capture, once, passive);
    const added: Listener[] = [];
    for (let i = 0; i < listeners.length; i++) $append(added, listeners[i]);
    $append(added, listener);
    this.#listeners = added;
    if (signal !== undefined) signal.addEventListener('abort', () => this.#remove(listener), { once: true });
  }

  removeEventListener(...args: any[]): void {
    const listeners = this.#listeners;
    if (args.length < 2) codedTypeError('The "type" and "listener" arguments must be specified', 'ERR_MISSING_ARGS');
    const type = $toString(args[0]);
    const capture = captureOf(args[2]);
    for (let i = 0; i < listeners.length; i++) {
      const l = listeners[i];
      if (l.type === type && l.callback === args[1] && l.capture === capture) {
        this.#remove(l);
        return;
      }
    }
  }

  dispatchEvent(...args: any[]): boolean {
    required(args.length, 'event');
    const state = stateOf(args[0]);
    if (state === undefined) codedTypeError('The "event" argument must be an instance of Event.', 'ERR_INVALID_ARG_TYPE');
    if ((state as EventState).dispatching) throw new DOMException('The event is already being dispatched', 'InvalidStateError');
    (state as EventState).trusted = false;
    return this.#dispatch(args[0]);
  }

  #remove(listener: Listener): void {
    listener.removed = true;
    const kept: Listener[] = [];
    for (let i = 0; i < this.#listeners.length; i++) if (this.#listeners[i] !== listener) $append(kept, this.#listeners[i]);
    this.#listeners = kept;
  }

  #dispatch(event: Event): boolean {
    const state = stateOf(event) as EventState;
    const type = typeOf(event);
    const listeners = this.#listeners;
    state.dispatching = true;
    state.target = this;
    state.current = this;
    state.phase = 2;
    for (let i = 0; i < listeners.length && !state.stoppedNow; i++) {
      const listener = listeners[i];
      if (listener.removed || listener.type !== type) continue;
      if (listener.once) this.#remove(listener);
      state.passive = listener.passive;
      try {
        const { callback } = listener;
        if ($isCallable(callback)) $call(callback, this, event);
        else callback.handleEvent(event);
      } catch (error) {
        report(error);
      }
      state.passive = false;
    }
    state.phase = 0;
    state.current = null;
    state.dispatching = false;
    state.stopped = false;
    state.stoppedNow = false;
    return !state.prevented;
  }
}

expose(Event, 'Event');
expose(CustomEvent, 'CustomEvent');
expose(EventTarget, 'EventTarget');
constants(Event, ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'], 0);

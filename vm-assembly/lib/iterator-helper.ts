// What the methods of Iterator.prototype return. spec: sec-iterator-helper-objects

export const iteratorPrototype = $intrinsic('Iterator.prototype');
const setPrototypeOf = $intrinsic('Object.setPrototypeOf');

/** What `step` answers when there is no other value. */
export const DONE = {};

const enum State {
  Start,
  Suspended,
  Running,
  Done,
}

/** The state machine of a generator whose body is a function that is called for each value. */
export class IteratorHelper {
  readonly #step: () => unknown;
  readonly #close: () => void;
  #state = State.Start;

  /** `close` closes what is open, when the helper is left early. */
  constructor(step: () => unknown, close: () => void) {
    this.#step = step;
    this.#close = close;
  }

  /** spec: sec-%iteratorhelperprototype%.next */
  next(): unknown {
    const state = this.#state;
    if (state === State.Running) $throwTypeError('Generator is already running');
    if (state === State.Done) return { value: undefined, done: true };
    this.#state = State.Running;
    let value: unknown;
    try {
      value = $call(this.#step, undefined);
    } catch (error) {
      this.#state = State.Done;
      throw error;
    }
    if (value === DONE) {
      this.#state = State.Done;
      return { value: undefined, done: true };
    }
    this.#state = State.Suspended;
    return { value, done: false };
  }

  /** spec: sec-%iteratorhelperprototype%.return */
  return(): unknown {
    const state = this.#state;
    if (state === State.Running) $throwTypeError('Generator is already running');
    if (state === State.Done) return { value: undefined, done: true };
    // One that has not begun is complete while what it was made of is closed.
    this.#state = state === State.Start ? State.Done : State.Running;
    try {
      $call(this.#close, undefined);
    } finally {
      this.#state = State.Done;
    }
    return { value: undefined, done: true };
  }
}

/** Makes the class what the specification has: a prototype without a constructor of its own. */
export function initHelper(): void {
  const prototype = IteratorHelper.prototype;
  $call(setPrototypeOf, undefined, prototype, iteratorPrototype);
  $deleteProperty(prototype, 'constructor');
  $tag(prototype, 'Iterator Helper');
}

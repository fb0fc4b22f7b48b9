// What the methods of Iterator.prototype return. spec: sec-iterator-helper-objects

export const iteratorPrototype = $intrinsic('Iterator.prototype');
const setPrototypeOf = $intrinsic('Object.setPrototypeOf');

/** What `step` answers when there is no other value. */
export const DONE = {};

export const enum State {
  Start,
  Suspended,
  Running,
  Done,
}

/** Where values come from, without result objects. */
export interface Source {
  /** The next value, or DONE. */
  pull(): unknown;
  /** Is there another value, whatever it is? */
  skip(): boolean;
}

/** What is behind a helper: the state machine of a generator whose body is a function that is called for each value. */
export class Stage implements Source {
  readonly step: () => unknown;
  readonly close: () => void;
  state: State = State.Start;

  /** `close` closes what is open, when the helper is left early. */
  constructor(step: () => unknown, close: () => void) {
    this.step = step;
    this.close = close;
  }

  pull(): unknown {
    if (this.state > State.Suspended) return this.refuse();
    this.state = State.Running;
    let value: unknown;
    try {
      value = $call(this.step, undefined);
    } catch (error) {
      this.state = State.Done;
      throw error;
    }
    this.state = value === DONE ? State.Done : State.Suspended;
    return value;
  }

  skip(): boolean {
    return this.pull() !== DONE;
  }

  protected refuse(): unknown {
    if (this.state === State.Running) $throwTypeError('Generator is already running');
    return DONE;
  }
}

/** The object that a guest sees. */
export class IteratorHelper {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** spec: sec-%iteratorhelperprototype%.next */
  next(): unknown {
    const value = this.#stage.pull();
    return value === DONE ? { value: undefined, done: true } : { value, done: false };
  }

  /** spec: sec-%iteratorhelperprototype%.return */
  return(): unknown {
    const stage = this.#stage;
    const state = stage.state;
    if (state === State.Running) $throwTypeError('Generator is already running');
    if (state === State.Done) return { value: undefined, done: true };
    // One that has not begun is complete while what it was made of is closed.
    stage.state = state === State.Start ? State.Done : State.Running;
    try {
      $call(stage.close, undefined);
    } finally {
      stage.state = State.Done;
    }
    return { value: undefined, done: true };
  }

  /** What is behind a helper whose `next` is the original one; null for anything else. */
  static stageOf(o: any, next: unknown): Stage | null {
    return next === helperNext && #stage in o ? o.#stage : null;
  }
}

export function helperOf(step: () => unknown, close: () => void): IteratorHelper {
  return new IteratorHelper(new Stage(step, close));
}

const helperNext = IteratorHelper.prototype.next;

/** Makes the class what the specification has: a prototype without a constructor of its own. */
export function initHelper(): void {
  const prototype = IteratorHelper.prototype;
  $call(setPrototypeOf, undefined, prototype, iteratorPrototype);
  $deleteProperty(prototype, 'constructor');
  $tag(prototype, 'Iterator Helper');
}

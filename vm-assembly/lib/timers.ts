// Timers: a group of globals that the host grants. https://html.spec.whatwg.org/#timers, in the order and with the objects of Node.
//
// The host knows when the next one is due ($scheduleTimers) and calls `$enter` then, which runs one callback: jobs come between two.

import { invalidCallback } from './common.ts';

/** A longer delay is 1, as in Node. */
const MAX_DELAY = 2147483647;
const symbolToPrimitive = $intrinsic('Symbol.toPrimitive');
const symbolDispose = $intrinsic('Symbol.dispose');

/** What is to be called, and when. */
class Timer {
  readonly callback: any;
  readonly args: unknown[];
  readonly delay: number;
  repeats: boolean;
  due = 0;
  /** Timers that are due together run in the order of this. */
  sequence = 0;
  /** Its place in the heap; -1 outside. */
  at = -1;
  /** An immediate that was not cleared and has not run. */
  waiting = false;
  /** Keeps the program going. */
  live = true;
  /** By this number it can be cleared; 0 as long as nobody asked for it. */
  id = 0;

  constructor(callback: unknown, args: unknown[], delay: number, repeats: boolean) {
    this.callback = callback;
    this.args = args;
    this.delay = delay;
    this.repeats = repeats;
  }
}

/** The timers that wait, a binary heap: the one that is due first is at 0. */
const heap: Timer[] = [];
/** Immediates that wait, and those whose turn it is, from `next` on. */
let immediates: Timer[] = [];
let batch: Timer[] = [];
let next = 0;
/** What is due until then runs before the next batch of immediates. */
let phase = 0;
let lastSequence = 0;
let lastId = 0;
let liveCount = 0;
let epoch = 0;
let byId = $newPlainObject(null);

function before(a: Timer, b: Timer): boolean {
  return a.due < b.due || (a.due === b.due && a.sequence < b.sequence);
}

function put(timer: Timer, at: number): void {
  heap[at] = timer;
  timer.at = at;
}

/** Puts a timer where `at` or a place above it is. */
function moveUp(timer: Timer, at: number): void {
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(timer, heap[parent])) break;
    put(heap[parent], at);
    at = parent;
  }
  put(timer, at);
}

/** Puts a timer where `at` or a place below it is. */
function moveDown(timer: Timer, at: number): void {
  const { length } = heap;
  for (;;) {
    let child = at * 2 + 1;
    if (child >= length) break;
    if (child + 1 < length && before(heap[child + 1], heap[child])) child++;
    if (!before(heap[child], timer)) break;
    put(heap[child], at);
    at = child;
  }
  put(timer, at);
}

function insert(timer: Timer): void {
  timer.due = $turnTime() + timer.delay;
  timer.sequence = ++lastSequence;
  $append(heap, timer);
  moveUp(timer, heap.length - 1);
  if (timer.live) liveCount++;
}

/** Takes a timer that is in the heap out of it. */
function remove(timer: Timer): void {
  const { at } = timer;
  const last = heap[heap.length - 1];
  heap.length--;
  timer.at = -1;
  if (timer.live) liveCount--;
  if (last === timer) return;
  if (at > 0 && before(last, heap[(at - 1) >> 1])) moveUp(last, at);
  else moveDown(last, at);
}

/** Forgets everything if the host dropped all timers: it does when the guest was terminated. */
function checkEpoch(): void {
  const now = $timerEpoch();
  if (now === epoch) return;
  epoch = now;
  for (let i = 0; i < heap.length; i++) heap[i].at = -1;
  heap.length = 0;
  for (let i = 0; i < immediates.length; i++) immediates[i].waiting = false;
  for (let i = 0; i < batch.length; i++) batch[i].waiting = false;
  immediates = [];
  batch = [];
  next = 0;
  liveCount = 0;
  byId = $newPlainObject(null);
}

/** Tells the host when to come next. */
function schedule(): void {
  let due = heap.length > 0 ? heap[0].due : 1 / 0;
  if (next < batch.length || immediates.length > 0) due = 0;
  $scheduleTimers(due, liveCount);
}

function cancel(timer: Timer): void {
  checkEpoch();
  if (timer.id !== 0) delete byId[timer.id];
  timer.repeats = false;
  if (timer.at >= 0) remove(timer);
  else if (timer.waiting) {
    timer.waiting = false;
    if (timer.live) liveCount--;
  } else return;
  schedule();
}

function setLive(timer: Timer, live: boolean): void {
  checkEpoch();
  if (timer.live !== live && (timer.at >= 0 || timer.waiting)) liveCount += live ? 1 : -1;
  timer.live = live;
  schedule();
}

/** What setTimeout and setInterval return. */
class Timeout {
  readonly #timer: Timer;

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  static timerOf(v: any): Timer | undefined {
    return #timer in v ? v.#timer : undefined;
  }

  ref(): this {
    setLive(this.#timer, true);
    return this;
  }

  unref(): this {
    setLive(this.#timer, false);
    return this;
  }

  hasRef(): boolean {
    return this.#timer.live;
  }

  refresh(): this {
    const timer = this.#timer;
    checkEpoch();
    if (timer.at >= 0) {
      remove(timer);
      insert(timer);
      schedule();
    }
    return this;
  }

  close(): this {
    cancel(this.#timer);
    return this;
  }

  [symbolToPrimitive](): number {
    const timer = this.#timer;
    if (timer.id === 0) {
      timer.id = ++lastId;
      if (timer.at >= 0) byId[timer.id] = timer;
    }
    return timer.id;
  }

  [symbolDispose](): void {
    cancel(this.#timer);
  }
}

/** What setImmediate returns. */
class Immediate {
  readonly #timer: Timer;

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  static timerOf(v: any): Timer | undefined {
    return #timer in v ? v.#timer : undefined;
  }

  ref(): this {
    setLive(this.#timer, true);
    return this;
  }

  unref(): this {
    setLive(this.#timer, false);
    return this;
  }

  hasRef(): boolean {
    return this.#timer.live;
  }

  [symbolDispose](): void {
    cancel(this.#timer);
  }
}

function startTimer(callback: unknown, delay: unknown, args: unknown[], repeats: boolean): Timeout {
  if (!$isCallable(callback)) invalidCallback(callback);
  checkEpoch();
  const given = $toIntegerOrInfinity(delay);
  const timer = new Timer(callback, args, given >= 1 && given <= MAX_DELAY ? given : 1, repeats);
  insert(timer);
  schedule();
  return new Timeout(timer);
}

function clear(v: any): void {
  let timer: Timer | undefined;
  if ($isObject(v)) timer = Timeout.timerOf(v);
  else if (typeof v === 'number' || typeof v === 'string') timer = byId[v];
  if (timer !== undefined) cancel(timer);
}

const globals = {
  setTimeout(callback: unknown, delay: unknown, ...args: unknown[]): Timeout {
    return startTimer(callback, delay, args, false);
  },
  setInterval(callback: unknown, delay: unknown, ...args: unknown[]): Timeout {
    return startTimer(callback, delay, args, true);
  },
  setImmediate(callback: unknown, ...args: unknown[]): Immediate {
    if (!$isCallable(callback)) invalidCallback(callback);
    checkEpoch();
    const timer = new Timer(callback, args, 0, false);
    timer.waiting = true;
    liveCount++;
    $append(immediates, timer);
    schedule();
    return new Immediate(timer);
  },
  clearTimeout: clear,
  clearImmediate(v: any): void {
    const timer = $isObject(v) ? Immediate.timerOf(v) : undefined;
    if (timer !== undefined) cancel(timer);
  },
};

/** Runs the callback of a timer that is due. */
function fire(timer: Timer): void {
  remove(timer);
  try {
    timer.callback(...timer.args);
  } finally {
    if (timer.repeats && timer.at < 0) insert(timer);
    if (timer.at < 0 && timer.id !== 0) delete byId[timer.id];
    schedule();
  }
}

/** The next immediate of the batch that was not cleared. */
function nextImmediate(): Timer | undefined {
  while (next < batch.length) {
    const timer = batch[next++];
    if (timer.waiting) return timer;
  }
  batch = [];
  next = 0;
  return undefined;
}

/** Runs one callback that is due, if there is one. Timers first, then the immediates that waited when their turn began, as in Node. */
function enter(): void {
  let timer = nextImmediate();
  if (timer === undefined && !(heap.length > 0 && heap[0].due <= phase) && immediates.length > 0) {
    batch = immediates;
    immediates = [];
    timer = nextImmediate();
  }
  if (timer !== undefined) {
    timer.waiting = false;
    if (timer.live) liveCount--;
    try {
      timer.callback(...timer.args);
    } finally {
      if (next >= batch.length) phase = $turnTime();
      schedule();
    }
    return;
  }
  if (!(heap.length > 0 && heap[0].due <= phase)) phase = $turnTime();
  if (heap.length > 0 && heap[0].due <= phase) fire(heap[0]);
  else schedule();
}

const group = $groupObject('timers');
$define(group, 'setTimeout', globals.setTimeout, 2);
$define(group, 'setInterval', globals.setInterval, 2);
$define(group, 'setImmediate', globals.setImmediate, 1);
$define(group, 'clearTimeout', globals.clearTimeout, 1);
$define(group, 'clearImmediate', globals.clearImmediate, 1);
group.clearInterval = group.clearTimeout;
group.$enter = enter;

// A simulation of a parcel depot on a virtual clock: tasks are async functions that wait on timers, channels, semaphores and
// each other; time passes only when all of them wait. Everything that happens is written to a log, so that the order in
// which promises settle is part of what is printed.

// Identifiers and small tools ---------------------------------------------------------------------------------------

type Brand<T, Name extends string> = T & { readonly __brand: Name };
type ParcelId = Brand<number, 'ParcelId'>;
type Minutes = Brand<number, 'Minutes'>;

const minutes = (n: number): Minutes => n as Minutes;

type Listener<T> = (event: T) => void;
type DeepReadonly<T> = T extends (...args: never[]) => unknown ? T : { readonly [K in keyof T]: DeepReadonly<T[K]> };

function deepFreeze<T extends object>(value: T): DeepReadonly<T> {
  for (const key of Reflect.ownKeys(value)) {
    const child = (value as Record<PropertyKey, unknown>)[key];
    if (typeof child === 'object' && child !== null && !Object.isFrozen(child)) deepFreeze(child);
  }
  return Object.freeze(value) as DeepReadonly<T>;
}

function groupBy<T, K extends PropertyKey>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

function* zip<A, B>(a: Iterable<A>, b: Iterable<B>): Generator<[A, B], void> {
  const left = a[Symbol.iterator]();
  const right = b[Symbol.iterator]();
  for (;;) {
    const x = left.next();
    const y = right.next();
    if (x.done || y.done) return;
    yield [x.value, y.value];
  }
}

/** A linear congruential generator: the same numbers everywhere. */
class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  pick<const T extends readonly unknown[]>(items: T): T[number] {
    return items[this.int(0, items.length - 1)];
  }
  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }
  *stream(): Generator<number, never> {
    for (;;) yield this.next();
  }
}

// Priority queue ----------------------------------------------------------------------------------------------------

class PriorityQueue<T> implements Iterable<T> {
  readonly #heap: { item: T; order: number }[] = [];
  #count = 0;

  constructor(private readonly compare: (a: T, b: T) => number) {}

  get size(): number {
    return this.#heap.length;
  }

  #before(i: number, j: number): boolean {
    const [a, b] = [this.#heap[i], this.#heap[j]];
    return (this.compare(a.item, b.item) || a.order - b.order) < 0;
  }

  #swap(i: number, j: number): void {
    [this.#heap[i], this.#heap[j]] = [this.#heap[j], this.#heap[i]];
  }

  push(item: T): this {
    let i = this.#heap.push({ item, order: this.#count++ }) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
    return this;
  }

  peek(): T | undefined {
    return this.#heap[0]?.item;
  }

  pop(): T | undefined {
    const top = this.#heap[0];
    const last = this.#heap.pop();
    if (top === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      for (let i = 0; ; ) {
        const [l, r] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (l < this.#heap.length && this.#before(l, least)) least = l;
        if (r < this.#heap.length && this.#before(r, least)) least = r;
        if (least === i) break;
        this.#swap(i, least);
        i = least;
      }
    }
    return top.item;
  }

  *[Symbol.iterator](): Iterator<T> {
    const rest = new PriorityQueue<T>(this.compare);
    for (const { item } of [...this.#heap].sort((a, b) => a.order - b.order)) rest.push(item);
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) yield item;
  }
}

// Errors ------------------------------------------------------------------------------------------------------------

abstract class DepotError extends Error {
  abstract readonly retryable: boolean;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

class Cancelled extends DepotError {
  readonly retryable = false;
}

class TimedOut extends DepotError {
  readonly retryable = true;
  constructor(readonly after: Minutes) {
    super(`no answer after ${after} min`);
  }
}

class ScannerJam extends DepotError {
  readonly retryable = true;
  constructor(readonly parcel: ParcelId) {
    super(`scanner jammed on parcel ${parcel}`);
  }
}

class Undeliverable extends DepotError {
  readonly retryable = false;
  constructor(
    readonly parcel: ParcelId,
    options?: ErrorOptions,
  ) {
    super(`parcel ${parcel} cannot be delivered`, options);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` <- ${describe(error.cause)}`;
  const parts = error instanceof AggregateError ? ` [${error.errors.map(describe).join('; ')}]` : '';
  return `${error.name}: ${error.message}${parts}${cause}`;
}

// The clock ---------------------------------------------------------------------------------------------------------

interface Timer {
  readonly at: Minutes;
  readonly wake: () => void;
  cancelled: boolean;
}

class Clock {
  #now = minutes(0);
  readonly #timers = new PriorityQueue<Timer>((a, b) => a.at - b.at);

  get now(): Minutes {
    return this.#now;
  }

  schedule(delay: number, wake: () => void): Timer {
    const timer: Timer = { at: minutes(this.#now + delay), wake, cancelled: false };
    this.#timers.push(timer);
    return timer;
  }

  sleep(delay: number, signal?: Signal): Promise<void> {
    const { promise, resolve, reject } = defer<void>();
    const timer = this.schedule(delay, () => {
      unsubscribe?.();
      resolve();
    });
    const unsubscribe = signal?.onCancel((reason) => {
      timer.cancelled = true;
      reject(reason);
    });
    return promise;
  }

  /** Lets everything that can run do so, then jumps to the next timer, until there is none. */
  async run(limit = Number.POSITIVE_INFINITY): Promise<number> {
    let steps = 0;
    for (;;) {
      await settle();
      let timer = this.#timers.pop();
      while (timer?.cancelled) timer = this.#timers.pop();
      if (timer === undefined) return steps;
      if (timer.at > limit) {
        this.#timers.push(timer);
        return steps;
      }
      this.#now = timer.at;
      timer.wake();
      steps++;
    }
  }
}

/** Long enough for chains of promises to run dry. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await null;
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | PromiseLike<T>) => void;
  readonly reject: (reason: unknown) => void;
}

function defer<T>(): Deferred<T> {
  let resolve!: Deferred<T>['resolve'];
  let reject!: Deferred<T>['reject'];
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

// Cancellation ------------------------------------------------------------------------------------------------------

class Signal {
  readonly #listeners = new Set<Listener<Cancelled>>();
  #reason: Cancelled | null = null;

  get cancelled(): boolean {
    return this.#reason !== null;
  }

  onCancel(listener: Listener<Cancelled>): () => void {
    if (this.#reason !== null) {
      listener(this.#reason);
      return () => {};
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  throwIfCancelled(): void {
    if (this.#reason !== null) throw this.#reason;
  }

  static create(): { signal: Signal; cancel: (why: string) => void } {
    const signal = new Signal();
    const cancel = (why: string): void => {
      if (signal.#reason !== null) return;
      signal.#reason = new Cancelled(why);
      for (const listener of [...signal.#listeners]) listener(signal.#reason);
      signal.#listeners.clear();
    };
    return { signal, cancel };
  }
}

// Channels and semaphores -------------------------------------------------------------------------------------------

class Channel<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  readonly #takers: Deferred<IteratorResult<T, undefined>>[] = [];
  readonly #putters: { item: T; done: Deferred<void> }[] = [];
  #closed = false;

  constructor(
    readonly name: string,
    readonly capacity = 0,
  ) {}

  get length(): number {
    return this.#items.length + this.#putters.length;
  }

  async put(item: T): Promise<void> {
    if (this.#closed) throw new Error(`channel ${this.name} is closed`);
    const taker = this.#takers.shift();
    if (taker) {
      taker.resolve({ done: false, value: item });
      return;
    }
    if (this.#items.length < this.capacity) {
      this.#items.push(item);
      return;
    }
    const done = defer<void>();
    this.#putters.push({ item, done });
    await done.promise;
  }

  take(): Promise<IteratorResult<T, undefined>> {
    if (this.#items.length > 0) {
      const value = this.#items.shift()!;
      const waiting = this.#putters.shift();
      if (waiting) {
        this.#items.push(waiting.item);
        waiting.done.resolve();
      }
      return Promise.resolve({ done: false, value });
    }
    const putter = this.#putters.shift();
    if (putter) {
      putter.done.resolve();
      return Promise.resolve({ done: false, value: putter.item });
    }
    if (this.#closed) return Promise.resolve({ done: true, value: undefined });
    const taker = defer<IteratorResult<T, undefined>>();
    this.#takers.push(taker);
    return taker.promise;
  }

  close(): void {
    this.#closed = true;
    for (const taker of this.#takers.splice(0)) taker.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return { next: () => this.take() };
  }
}

async function* mapAsync<T, R>(source: AsyncIterable<T>, f: (item: T, index: number) => R | Promise<R>): AsyncGenerator<R, number> {
  let index = 0;
  for await (const item of source) yield await f(item, index++);
  return index;
}

async function* batches<T>(source: AsyncIterable<T>, size: number, clock: Clock, patience: number): AsyncGenerator<T[], void> {
  const iterator = source[Symbol.asyncIterator]();
  let pending: Promise<IteratorResult<T>> | null = null;
  try {
    for (;;) {
      const batch: T[] = [];
      const deadline = Signal.create();
      const timeout = clock.sleep(patience, deadline.signal).then(() => 'timeout' as const, () => 'cancelled' as const);
      while (batch.length < size) {
        pending ??= iterator.next();
        const winner: 'timeout' | 'cancelled' | IteratorResult<T> = await (batch.length === 0 ? pending : Promise.race([pending, timeout]));
        if (typeof winner === 'string') break;
        pending = null;
        if (winner.done) {
          deadline.cancel('source ended');
          if (batch.length > 0) yield batch;
          return;
        }
        batch.push(winner.value);
      }
      deadline.cancel('batch is full');
      yield batch;
    }
  } finally {
    await iterator.return?.();
  }
}

class Semaphore {
  #free: number;
  readonly #waiting: Deferred<void>[] = [];
  #longest = 0;

  constructor(readonly permits: number) {
    this.#free = permits;
  }

  get longestQueue(): number {
    return this.#longest;
  }

  async acquire(): Promise<() => void> {
    if (this.#free > 0) this.#free--;
    else {
      const turn = defer<void>();
      this.#longest = Math.max(this.#longest, this.#waiting.push(turn));
      await turn.promise;
    }
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiting.shift();
      if (next) next.resolve();
      else this.#free++;
    };
  }

  async use<R>(work: () => Promise<R>): Promise<R> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }
}

// Events ------------------------------------------------------------------------------------------------------------

interface Events {
  arrived: { parcel: ParcelId; size: Size };
  sorted: { parcel: ParcelId; zone: Zone };
  loaded: { van: string; parcels: ParcelId[] };
  delivered: { parcel: ParcelId; attempts: number };
  lost: { parcel: ParcelId; error: DepotError };
  note: string;
}

class EventBus<Map extends object> {
  readonly #listeners: { [K in keyof Map]?: Set<Listener<Map[K]>> } = {};
  readonly #history: { [K in keyof Map]: [K, Map[K]] }[keyof Map][] = [];

  on<K extends keyof Map>(type: K, listener: Listener<Map[K]>): Disposable {
    const set = (this.#listeners[type] ??= new Set());
    set.add(listener);
    return { [Symbol.dispose]: () => void set.delete(listener) };
  }

  once<K extends keyof Map>(type: K): Promise<Map[K]> {
    return new Promise((resolve) => {
      const subscription = this.on(type, (event) => {
        subscription[Symbol.dispose]();
        resolve(event);
      });
    });
  }

  emit<K extends keyof Map>(type: K, event: Map[K]): number {
    this.#history.push([type, event]);
    const listeners = this.#listeners[type];
    if (listeners === undefined) return 0;
    for (const listener of [...listeners]) listener(event);
    return listeners.size;
  }

  *history<K extends keyof Map>(type: K): Generator<Map[K]> {
    for (const [t, event] of this.#history) if (t === type) yield event as Map[K];
  }
}

// The domain --------------------------------------------------------------------------------------------------------

enum Size {
  Letter,
  Small,
  Large = 5,
  Pallet = 20,
}

const ZONES = ['north', 'east', 'south', 'west'] as const;
type Zone = (typeof ZONES)[number];

const enum State {
  Arrived = 1 << 0,
  Scanned = 1 << 1,
  Sorted = 1 << 2,
  Loaded = 1 << 3,
  Delivered = 1 << 4,
  Lost = 1 << 5,
}

class Parcel {
  static #next = 1;
  readonly id = Parcel.#next++ as ParcelId;
  #state = State.Arrived;
  readonly #times = new Map<State, Minutes>();

  constructor(
    readonly size: Size,
    readonly address: { readonly zone: Zone; readonly street: number },
    arrived: Minutes,
  ) {
    this.#times.set(State.Arrived, arrived);
  }

  mark(state: State, at: Minutes): void {
    if (this.#state & (State.Delivered | State.Lost)) throw new Error(`parcel ${this.id} is done`);
    this.#state |= state;
    this.#times.set(state, at);
  }

  is(state: State): boolean {
    return (this.#state & state) !== 0;
  }

  time(state: State): Minutes | undefined {
    return this.#times.get(state);
  }

  get volume(): number {
    return this.size || 0.1;
  }

  toJSON(): object {
    return { id: this.id, size: Size[this.size], zone: this.address.zone, state: this.#state, times: [...this.#times.values()] };
  }

  static reset(): void {
    Parcel.#next = 1;
  }
}

interface DepotOptions {
  seed: number;
  parcels: number;
  scanners: number;
  vans: readonly { name: string; capacity: number; zones: readonly Zone[] }[];
  jamRate: number;
  absentRate: number;
}

const DEFAULTS: DeepReadonly<DepotOptions> = deepFreeze({
  seed: 42,
  parcels: 24,
  scanners: 2,
  vans: [
    { name: 'Ajax', capacity: 22, zones: ['north', 'east'] },
    { name: 'Brio', capacity: 30, zones: ['south', 'west'] },
  ],
  jamRate: 0.15,
  absentRate: 0.3,
});

interface RetryPolicy {
  readonly attempts: number;
  readonly delay: (attempt: number) => number;
}

async function retry<R>(clock: Clock, { attempts, delay }: RetryPolicy, work: (attempt: number) => Promise<R>): Promise<{ result: R; attempts: number }> {
  const errors: DepotError[] = [];
  for (let attempt = 1; ; attempt++) {
    try {
      return { result: await work(attempt), attempts: attempt };
    } catch (error) {
      if (!(error instanceof DepotError)) throw error;
      errors.push(error);
      if (!error.retryable || attempt >= attempts) throw errors.length === 1 ? error : new AggregateError(errors, `${errors.length} attempts failed`);
      await clock.sleep(delay(attempt));
    }
  }
}

async function withTimeout<R>(clock: Clock, limit: number, work: (signal: Signal) => Promise<R>): Promise<R> {
  const { signal, cancel } = Signal.create();
  const expired = defer<never>();
  const timer = clock.schedule(limit, () => expired.reject(new TimedOut(minutes(limit))));
  try {
    return await Promise.race([work(signal), expired.promise]);
  } finally {
    timer.cancelled = true;
    cancel('the race is over');
  }
}

class Van {
  readonly #hold: Parcel[] = [];
  #trips = 0;
  #distance = 0;

  constructor(
    readonly name: string,
    readonly capacity: number,
  ) {}

  get load(): number {
    return this.#hold.reduce((sum, parcel) => sum + parcel.volume, 0);
  }

  tryLoad(parcel: Parcel): boolean {
    if (this.load + parcel.volume > this.capacity) return false;
    this.#hold.push(parcel);
    return true;
  }

  /** What is aboard, nearest street first. */
  *unload(): Generator<Parcel, void> {
    this.#trips++;
    let at = 0;
    while (this.#hold.length > 0) {
      this.#hold.sort((a, b) => Math.abs(a.address.street - at) - Math.abs(b.address.street - at) || a.id - b.id);
      const next = this.#hold.shift()!;
      this.#distance += Math.abs(next.address.street - at);
      at = next.address.street;
      yield next;
    }
    this.#distance += at;
  }

  get report(): string {
    return `${this.name}: ${this.#trips} trip${this.#trips === 1 ? '' : 's'}, ${this.#distance} km`;
  }
}

class Depot {
  readonly clock = new Clock();
  readonly events = new EventBus<Events>();
  readonly parcels: Parcel[] = [];
  readonly #options: DeepReadonly<DepotOptions>;
  readonly #random: Random;
  readonly #scanners: Semaphore;
  readonly #belt = new Channel<Parcel>('belt', 3);
  readonly #docks: Record<string, Channel<Parcel>>;
  readonly #vans: Van[];
  readonly #log: string[] = [];

  constructor(options: Partial<DepotOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
    this.#random = new Random(this.#options.seed);
    this.#scanners = new Semaphore(this.#options.scanners);
    this.#vans = this.#options.vans.map(({ name, capacity }) => new Van(name, capacity));
    this.#docks = Object.fromEntries(this.#vans.map(({ name }) => [name, new Channel<Parcel>(`dock ${name}`, 100)]));
  }

  log(text: string): void {
    const hours = String(Math.floor(this.clock.now / 60)).padStart(2, '0');
    const rest = String(Math.floor(this.clock.now % 60)).padStart(2, '0');
    this.#log.push(`${hours}:${rest} ${text}`);
  }

  async #arrivals(): Promise<number> {
    for (let i = 0; i < this.#options.parcels; i++) {
      await this.clock.sleep(this.#random.int(0, 4));
      const size = this.#random.pick([Size.Letter, Size.Small, Size.Small, Size.Large, Size.Pallet]);
      const parcel = new Parcel(size, { zone: this.#random.pick(ZONES), street: this.#random.int(1, 12) }, this.clock.now);
      this.parcels.push(parcel);
      this.events.emit('arrived', { parcel: parcel.id, size });
      await this.#belt.put(parcel);
    }
    this.#belt.close();
    return this.#options.parcels;
  }

  async #scan(parcel: Parcel): Promise<Zone> {
    const { attempts } = await retry(this.clock, { attempts: 3, delay: (n) => 2 ** n }, (attempt) =>
      this.#scanners.use(async () => {
        await this.clock.sleep(1 + parcel.volume / 10);
        if (this.#random.next() < this.#options.jamRate / attempt) throw new ScannerJam(parcel.id);
      }),
    );
    parcel.mark(State.Scanned, this.clock.now);
    if (attempts > 1) this.log(`parcel ${parcel.id} was scanned at attempt ${attempts}`);
    return parcel.address.zone;
  }

  async #sorting(): Promise<number> {
    const running = new Set<Promise<void>>();
    const scanned = mapAsync(this.#belt, (parcel, index) => ({ parcel, index }));
    for (;;) {
      const { done, value } = await scanned.next();
      if (done) {
        await Promise.all(running);
        for (const dock of Object.values(this.#docks)) dock.close();
        return value;
      }
      const { parcel } = value;
      const job: Promise<void> = this.#scan(parcel)
        .then(async (zone) => {
          parcel.mark(State.Sorted, this.clock.now);
          this.events.emit('sorted', { parcel: parcel.id, zone });
          const van = this.#options.vans.find(({ zones }) => zones.includes(zone));
          await this.#docks[van!.name].put(parcel);
        })
        .catch((error: unknown) => this.#lose(parcel, error))
        .finally(() => running.delete(job));
      running.add(job);
      if (running.size >= 4) await Promise.race(running);
    }
  }

  #lose(parcel: Parcel, error: unknown): void {
    const reason = error instanceof DepotError && !error.retryable ? error : new Undeliverable(parcel.id, { cause: error });
    parcel.mark(State.Lost, this.clock.now);
    this.events.emit('lost', { parcel: parcel.id, error: reason });
  }

  async #deliver(parcel: Parcel, van: Van): Promise<void> {
    try {
      const { attempts } = await retry(this.clock, { attempts: 2, delay: () => 1 }, async () => {
        const answer = await withTimeout(this.clock, 6, async (signal) => {
          await this.clock.sleep(2, signal);
          // Nobody is at home: the bell rings until the race is over.
          if (this.#random.next() < this.#options.absentRate) await this.clock.sleep(100, signal);
          return 'signed' as const;
        });
        return answer;
      });
      parcel.mark(State.Delivered, this.clock.now);
      this.events.emit('delivered', { parcel: parcel.id, attempts });
    } catch (error) {
      this.log(`${van.name} brings parcel ${parcel.id} back: ${describe(error)}`);
      this.#lose(parcel, error);
    }
  }

  async #driver(van: Van): Promise<Van> {
    let left: Parcel[] = [];
    for await (const batch of batches(this.#docks[van.name], 6, this.clock, 25)) {
      left = [...left, ...batch].filter((parcel) => !van.tryLoad(parcel));
      await this.#trip(van);
    }
    while (left.length > 0) {
      const before = left.length;
      left = left.filter((parcel) => !van.tryLoad(parcel));
      if (left.length === before) {
        for (const parcel of left) this.#lose(parcel, new Error(`too large for ${van.name}`));
        break;
      }
      await this.#trip(van);
    }
    return van;
  }

  async #trip(van: Van): Promise<void> {
    const load = van.load;
    const loaded: ParcelId[] = [];
    const route = van.unload();
    let at = 0;
    for (const parcel of route) {
      parcel.mark(State.Loaded, this.clock.now);
      loaded.push(parcel.id);
      await this.clock.sleep(Math.abs(parcel.address.street - at));
      at = parcel.address.street;
      await this.#deliver(parcel, van);
    }
    await this.clock.sleep(at);
    this.events.emit('loaded', { van: van.name, parcels: loaded });
    this.log(`${van.name} is back after ${loaded.length} parcels, volume ${load.toFixed(1)}`);
  }

  async run(): Promise<string[]> {
    this.events.on('arrived', ({ parcel, size }) => size === Size.Pallet && this.log(`a pallet: parcel ${parcel}`));
    this.events.on('lost', ({ error }) => this.log(describe(error)));
    void this.events.once('delivered').then(({ parcel }) => this.log(`the first delivery: parcel ${parcel}`));
    const work = Promise.allSettled([this.#arrivals(), this.#sorting(), ...this.#vans.map((van) => this.#driver(van))]);
    const steps = await this.clock.run();
    const results = await work;
    this.log(`${results.map((result) => (result.status === 'fulfilled' ? (result.value instanceof Van ? result.value.report : result.value) : describe(result.reason))).join(' | ')}`);
    this.log(`${steps} timers, longest queue at the scanners ${this.#scanners.longestQueue}`);
    return this.#log;
  }

  statistics(): string[] {
    const byState = groupBy(this.parcels, (parcel) => (parcel.is(State.Delivered) ? 'delivered' : parcel.is(State.Lost) ? 'lost' : 'stuck'));
    const lines = [...byState].map(([state, parcels]) => `${state}: ${parcels.length} (${parcels.map(({ id }) => id).join(' ')})`).sort();
    const durations = (byState.get('delivered') ?? []).map((parcel) => parcel.time(State.Delivered)! - parcel.time(State.Arrived)!).sort((a, b) => a - b);
    const quantile = (q: number): number => durations[Math.min(durations.length - 1, Math.floor(q * durations.length))] ?? Number.NaN;
    lines.push(`time to delivery: median ${quantile(0.5).toFixed(1)}, 90 % ${quantile(0.9).toFixed(1)}, longest ${(durations.at(-1) ?? Number.NaN).toFixed(1)}`);
    const retries = [...this.events.history('delivered')].filter(({ attempts }) => attempts > 1).length;
    lines.push(`second attempts that succeeded: ${retries}`);
    const zones = groupBy(this.events.history('sorted'), ({ zone }) => zone);
    lines.push(ZONES.map((zone) => `${zone} ${zones.get(zone)?.length ?? 0}`).join(', '));
    return lines;
  }
}

// Order of promises -------------------------------------------------------------------------------------------------

/** What happens in which order when promises, microtasks, generators and errors meet. */
async function promiseOrder(): Promise<string[]> {
  const order: string[] = [];
  const mark = (text: string): void => void order.push(text);
  const thenable = {
    // biome-ignore lint/suspicious/noThenProperty: the order in which it is called is what this is about.
    then(resolve: (value: string) => void) {
      mark('thenable asked');
      resolve('thenable');
    },
  };
  const one = (async () => {
    mark('a1');
    await null;
    mark('a2');
    await Promise.resolve();
    mark('a3');
    return 'a';
  })();
  const two = (async () => {
    mark('b1');
    const value = await (thenable as unknown as Promise<string>);
    mark(`b2 ${value}`);
    try {
      await Promise.reject(new Error('b'));
    } catch {
      mark('b3');
    } finally {
      mark('b4');
    }
    return one;
  })();
  const three = new Promise<string>((resolve) => {
    mark('c1');
    resolve(two);
    mark('c2');
  });
  queueMicrotask(() => mark('microtask'));
  void Promise.resolve()
    .then(() => mark('d1'))
    .then(() => Promise.resolve('nested'))
    .then((v) => mark(`d2 ${v}`))
    .finally(() => mark('d3'));
  async function* numbers(): AsyncGenerator<number, string> {
    try {
      mark('g start');
      yield 1;
      yield Promise.resolve(2);
      yield 3;
      return 'unreached';
    } finally {
      mark('g end');
      await null;
      mark('g closed');
    }
  }
  for await (const n of numbers()) {
    mark(`g${n}`);
    if (n === 2) break;
  }
  const results = await Promise.allSettled([one, two, three, Promise.any([Promise.reject(1), Promise.reject(2)]), Promise.race([new Promise(() => {}), 'fast'])]);
  for (const result of results) mark(result.status === 'fulfilled' ? `ok ${String(result.value)}` : `failed ${describe(result.reason)}`);
  return order;
}

// Pipelines of generators -------------------------------------------------------------------------------------------

class Pipeline<T> implements Iterable<T> {
  constructor(private readonly source: () => Iterator<T>) {}

  static from<T>(items: Iterable<T>): Pipeline<T> {
    return new Pipeline(() => items[Symbol.iterator]());
  }

  [Symbol.iterator](): Iterator<T> {
    return this.source();
  }

  #derive<R>(make: (input: Iterable<T>) => Iterator<R>): Pipeline<R> {
    return new Pipeline(() => make(this));
  }

  map<R>(f: (item: T) => R): Pipeline<R> {
    return this.#derive(function* (input) {
      for (const item of input) yield f(item);
    });
  }

  filter<S extends T>(f: (item: T) => item is S): Pipeline<S>;
  filter(f: (item: T) => boolean): Pipeline<T>;
  filter(f: (item: T) => boolean): Pipeline<T> {
    return this.#derive(function* (input) {
      for (const item of input) if (f(item)) yield item;
    });
  }

  take(n: number): Pipeline<T> {
    return this.#derive(function* (input) {
      if (n <= 0) return;
      let left = n;
      for (const item of input) {
        yield item;
        if (--left === 0) return;
      }
    });
  }

  window(size: number): Pipeline<readonly T[]> {
    return this.#derive(function* (input) {
      const buffer: T[] = [];
      for (const item of input) {
        buffer.push(item);
        if (buffer.length > size) buffer.shift();
        if (buffer.length === size) yield [...buffer];
      }
    });
  }

  flatten<U>(this: Pipeline<Iterable<U>>): Pipeline<U> {
    return this.#derive(function* (input) {
      for (const inner of input) yield* inner;
    });
  }

  reduce<R>(f: (sum: R, item: T) => R, start: R): R {
    let sum = start;
    for (const item of this) sum = f(sum, item);
    return sum;
  }
}

function* primes(): Generator<number, never, boolean | undefined> {
  const composite = new Map<number, number[]>();
  for (let n = 2; ; n++) {
    const factors = composite.get(n);
    if (factors === undefined) {
      composite.set(n * n, [n]);
      if (yield n) composite.clear();
      continue;
    }
    composite.delete(n);
    for (const factor of factors) {
      const next = n + factor;
      const others = composite.get(next);
      if (others) others.push(factor);
      else composite.set(next, [factor]);
    }
  }
}

function generatorReport(): string[] {
  const lines: string[] = [];
  let closed = 0;
  function* watched(): Generator<number> {
    try {
      yield* primes();
    } finally {
      closed++;
    }
  }
  const stream = new Pipeline(watched);
  lines.push([...stream.filter((p) => p % 4 === 1).take(8)].join(' '));
  lines.push([...stream.window(2).filter(([a, b]) => b - a === 2).map(([a]) => a).take(6)].join(' '));
  lines.push(String(Pipeline.from('abc').map((c) => c.repeat(2)).flatten().reduce((text, c) => `${c}${text}`, '')));
  lines.push(JSON.stringify([...zip(stream, ['x', 'y', 'z'])]));
  lines.push(`closed ${closed} times`);
  const conversation = (function* (): Generator<string, string, string> {
    let name = yield 'who?';
    while (name === '') name = yield 'again?';
    try {
      const age = yield `how old, ${name}?`;
      return `${name} is ${age}`;
    } catch (error) {
      return `${name} will not tell: ${describe(error)}`;
    }
  })();
  lines.push([conversation.next(), conversation.next(''), conversation.next('Ada'), conversation.throw(new RangeError('secret')), conversation.next('late')].map((r) => JSON.stringify(r)).join(' '));
  return lines;
}

// Main --------------------------------------------------------------------------------------------------------------

async function main(): Promise<void> {
  console.log('== order of promises');
  console.log((await promiseOrder()).join('\n'));
  console.log('== generators');
  for (const line of generatorReport()) console.log(line);
  const scenarios: [string, Partial<DepotOptions>][] = [
    ['a quiet day', { parcels: 8, jamRate: 0, absentRate: 0 }],
    ['an ordinary day', {}],
    ['a bad day', { seed: 7, parcels: 16, jamRate: 1.4, absentRate: 0.6, scanners: 1 }],
    ['small vans', { seed: 3, parcels: 12, vans: [{ name: 'Mini', capacity: 8, zones: ZONES }] }],
  ];
  for (const [title, options] of scenarios) {
    Parcel.reset();
    const depot = new Depot(options);
    console.log(`== ${title}`);
    for (const line of await depot.run()) console.log(line);
    for (const line of depot.statistics()) console.log(`-- ${line}`);
    if (title === 'a quiet day') console.log(JSON.stringify(depot.parcels.slice(0, 2)));
  }
  try {
    (DEFAULTS as { parcels: number }).parcels = 1;
  } catch (error) {
    console.log(describe(error));
  }
  const closed = new Channel<number>('closed');
  closed.close();
  console.log(await closed.put(1).catch(describe), await closed.take());
}

const forever = Signal.create();
const clock = new Clock();
const slept = clock.sleep(10, forever.signal).catch(describe);
forever.cancel('nobody waits');
console.log(await slept, forever.signal.cancelled, await clock.run());
const shuffled = new Random(1).shuffle([1, 2, 3, 4, 5, 6]);
console.log(shuffled.join(' '), [...zip(new Random(9).stream(), 'ab')].map(([n, c]) => `${c}${n.toFixed(3)}`).join(' '));
const queue = new PriorityQueue<string>((a, b) => a.length - b.length);
for (const word of ['pear', 'fig', 'apple', 'kiwi', 'date', 'ad']) queue.push(word);
console.log([...queue].join(' '), queue.pop(), queue.size);
void main().then(() => console.log('done'));

// Who waits by Atomics.waitAsync: natives (builtins/atomics.ts) check what the guest gave and call these. spec: sec-waiterlist-records

import { original } from './web-idl.ts';

const web = $groupObject('web');
const timers = $groupObject('timers');
const PromiseConstructor = original('Promise');

/** A timer takes no longer one. */
const MAX_DELAY = 2147483647;

/** One that waits at a place of shared memory. */
class Waiter {
  readonly buffer: unknown;
  readonly place: number;
  readonly resolve: unknown;
  timer: any = undefined;

  constructor(buffer: unknown, place: number, resolve: unknown) {
    this.buffer = buffer;
    this.place = place;
    this.resolve = resolve;
  }
}

/** Who came first is first. */
let waiters: Waiter[] = [];

/** Takes a waiter off the list when `left` milliseconds have passed. */
function expire(waiter: Waiter, left: number): void {
  const delay = left < MAX_DELAY ? left : MAX_DELAY;
  waiter.timer = timers.setTimeout(() => {
    if (left > delay) {
      expire(waiter, left - delay);
      return;
    }
    const others: Waiter[] = [];
    for (let i = 0; i < waiters.length; i++) if (waiters[i] !== waiter) $append(others, waiters[i]);
    waiters = others;
    $call(waiter.resolve, undefined, 'timed-out');
  }, delay);
}

/** What waitAsync gives: timeout -1 says that another value is there, NaN is for ever. spec: sec-dowait, from step 11 on */
web.$wait = (buffer: unknown, place: number, timeout: number): unknown => {
  if (timeout < 0) return { async: false, value: 'not-equal' };
  if (timeout === 0) return { async: false, value: 'timed-out' };
  const limited = timeout < 1 / 0;
  if (limited && !('$host' in timers)) {
    $throwTypeError('Atomics.waitAsync with a timeout needs timers, which the host did not grant');
  }
  const capability = $newCapability(PromiseConstructor);
  const waiter = new Waiter(buffer, place, capability[1]);
  $append(waiters, waiter);
  if (limited) expire(waiter, timeout);
  return { async: true, value: capability[0] };
};

/** What notify does: wakes so many at most, and says how many it were. */
web.$wake = (buffer: unknown, place: number, count: number): number => {
  const others: Waiter[] = [];
  let woken = 0;
  for (let i = 0; i < waiters.length; i++) {
    const waiter = waiters[i];
    if (woken < count && waiter.buffer === buffer && waiter.place === place) {
      woken++;
      if (waiter.timer !== undefined) timers.clearTimeout(waiter.timer);
      $call(waiter.resolve, undefined, 'ok');
    } else $append(others, waiter);
  }
  waiters = others;
  return woken;
};

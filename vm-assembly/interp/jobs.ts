// The job queue: a ring of jobs in a heap cell, first in, first out. spec: sec-jobs, sec-hostenqueuepromisejob
//
// A job is four values: 0 what it is (an int, `Job`) │ 1, 2, 3 what it works on. Nothing but the queue holds them until it runs.

import { Cell, Elem, Kind } from '../abi/layout.ts';
import { JobCell } from '../abi/jobs.ts';
import { Exit } from '../abi/traps.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromObject, isException, payload, toInt } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { collect } from '../memory/gc.ts';
import { addRootRange, popRoots, pushRoot } from '../memory/roots.ts';
import { reactionJob, thenableJob } from '../builtins/promise-jobs.ts';
import { runFinalizers } from '../builtins/weak-ref.ts';
import { clearKeptObjects, dropFinalizers } from '../memory/weak.ts';
import { call0 } from './call.ts';
import { beginEntry, endEntry } from './entry.ts';
import { charge } from './fuel.ts';

/** What a job does. */
export const enum Job {
  /** A promise was fulfilled: 1 reaction │ 2 value. */
  Fulfilled = 0,
  /** A promise was rejected: 1 reaction │ 2 reason. */
  Rejected = 1,
  /** A promise was resolved with a thenable: 1 promise │ 2 thenable │ 3 its `then`. */
  Thenable = 2,
  /** Calls a function of the guest: 1 function. */
  Callback = 3,
  /** Calls the cleanup callbacks that are due: targets of FinalizationRegistry died. */
  Cleanup = 4,
}

/** Values of one job in the ring. */
const JOB_VALUES: u32 = 4;
const FIRST_CAPACITY: u32 = 64;
/** A ring larger than this is dropped when it is empty. */
const KEEP: u32 = 4096;

/** Once, before the snapshot. */
export function initJobs(): void {
  store<u64>(JobCell.Queue, UNDEFINED);
  store<u64>(JobCell.Rejections, UNDEFINED);
  store<u64>(JobCell.HostPromises, UNDEFINED);
  store<u64>(JobCell.Groups, UNDEFINED);
  store<f64>(JobCell.NextTimer, Infinity);
  addRootRange(JobCell.Queue, 4);
}

/** A ring of twice the size with the same jobs from its beginning on; 0 if the heap limit is reached. */
function growQueue(): Ptr {
  const old = load<u64>(JobCell.Queue);
  const capacity: u32 = old == UNDEFINED ? FIRST_CAPACITY : load<u32>(payload(old), Elem.Capacity) << 1;
  const ring = allocateCell(Kind.Slots, Elem.Values + (capacity << 3));
  if (!ring) return 0;
  store<u32>(ring, capacity, Elem.Capacity);
  let used: u32 = 0;
  if (old != UNDEFINED) {
    const head = load<u32>(JobCell.Head);
    const size = capacity >> 1;
    const values = <usize>payload(old) + Elem.Values;
    memory.copy(<usize>ring + Elem.Values, values + (<usize>head << 3), <usize>(size - head) << 3);
    memory.copy(<usize>ring + Elem.Values + (<usize>(size - head) << 3), values, <usize>head << 3);
    used = size;
  }
  for (let i = used; i < capacity; i++) store<u64>(<usize>ring + (<usize>i << 3), UNDEFINED, Elem.Values);
  store<u64>(JobCell.Queue, fromObject(ring));
  store<u32>(JobCell.Head, 0);
  return ring;
}

/** Puts a job at the end; false: the heap limit is reached. */
export function enqueueJob(what: Job, a: Value, b: Value, c: Value): bool {
  const count = load<u32>(JobCell.Count);
  const queue = load<u64>(JobCell.Queue);
  let ring: Ptr = queue == UNDEFINED ? 0 : payload(queue);
  if (!ring || count * JOB_VALUES == load<u32>(ring, Elem.Capacity)) {
    ring = growQueue();
    if (!ring) return false;
  }
  const mask = load<u32>(ring, Elem.Capacity) - 1;
  const at = <usize>ring + (<usize>((load<u32>(JobCell.Head) + count * JOB_VALUES) & mask) << 3);
  store<u64>(at, fromInt(what), Elem.Values);
  store<u64>(at, a, Elem.Values + 8);
  store<u64>(at, b, Elem.Values + 16);
  store<u64>(at, c, Elem.Values + 24);
  store<u32>(JobCell.Count, count + 1);
  return true;
}

/** Lets go of the ring and what is in it. */
function clearQueue(): void {
  store<u64>(JobCell.Queue, UNDEFINED);
  store<u32>(JobCell.Head, 0);
  store<u32>(JobCell.Count, 0);
}

/** After the guest was terminated: drops what waits for its turn, so that an endless chain does not go on with the next call. */
export function dropJobs(): void {
  clearQueue();
  dropFinalizers();
  store<u64>(JobCell.Rejections, UNDEFINED);
  store<u32>(JobCell.RejectionCount, 0);
  store<f64>(JobCell.NextTimer, Infinity);
  store<u32>(JobCell.LiveTimers, 0);
  store<u32>(JobCell.Evaluating, 0);
  store<u32>(JobCell.TimerEpoch, load<u32>(JobCell.TimerEpoch) + 1);
}

/** Runs the first job. EXCEPTION: the guest is terminated, or a callback threw; other exceptions end in promises. */
function runJob(): Value {
  const ring = <usize>payload(load<u64>(JobCell.Queue));
  const head = load<u32>(JobCell.Head);
  const at = ring + (<usize>head << 3);
  const what = toInt(load<u64>(at, Elem.Values));
  const a = load<u64>(at, Elem.Values + 8);
  const b = load<u64>(at, Elem.Values + 16);
  const c = load<u64>(at, Elem.Values + 24);
  // The ring must not keep alive what is done.
  store<u64>(at, UNDEFINED, Elem.Values + 8);
  store<u64>(at, UNDEFINED, Elem.Values + 16);
  store<u64>(at, UNDEFINED, Elem.Values + 24);
  store<u32>(JobCell.Head, (head + JOB_VALUES) & (load<u32>(ring, Elem.Capacity) - 1));
  store<u32>(JobCell.Count, load<u32>(JobCell.Count) - 1);
  pushRoot(a);
  pushRoot(b);
  pushRoot(c);
  let result: Value;
  switch (what) {
    case Job.Fulfilled: result = reactionJob(payload(a), b, false); break;
    case Job.Rejected: result = reactionJob(payload(a), b, true); break;
    case Job.Thenable: result = thenableJob(payload(a), b, c); break;
    case Job.Cleanup: result = runFinalizers(); break;
    default: result = call0(a, UNDEFINED);
  }
  popRoots(3);
  return result;
}

/**
 * Runs jobs until none is left, in an entry from the host of its own: `Exit`. `Throw` is a callback that threw, with jobs left: the caller
 * reports it and comes back.
 */
export function runJobs(): i32 {
  if (!load<u32>(JobCell.Count)) return Exit.Done;
  const outermost = beginEntry();
  let result: Value = UNDEFINED;
  while (load<u32>(JobCell.Count)) {
    if (charge(1)) {
      result = EXCEPTION;
      break;
    }
    result = runJob();
    clearKeptObjects();
    if (load<u32>(Cell.Termination) || isException(result)) break;
    // Between two jobs nothing lives but in roots: a job of natives alone would never meet a safepoint.
    if (load<u32>(Cell.GcRequested)) collect();
    if (load<u32>(Cell.Termination)) break;
  }
  if (!load<u32>(JobCell.Count) && load<u32>(payload(load<u64>(JobCell.Queue)), Elem.Capacity) > KEEP) clearQueue();
  return endEntry(outermost, isException(result) ? EXCEPTION : UNDEFINED);
}
